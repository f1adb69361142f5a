/// The whole bot under one seed: people, chats, a cluster, hosts, a store and a clock that all go wrong, with
/// every thread's turn drawn by the seed as well. The promises are looked at after each thing that happens.
@NullMarked
package dev.quorate.runbooks.simulation;

import org.jspecify.annotations.NullMarked;
