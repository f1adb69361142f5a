/// The sockets to the outside: etcd, hosts, chats, the journal, people, time. Adapters plug in here.
/// Interfaces and the values that cross them, nothing else.
@NullMarked
package dev.quorate.core.port;

import org.jspecify.annotations.NullMarked;
