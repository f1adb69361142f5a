/// Specs of the files that set up etcd on hosts: how they are read, and what is said of them.
@NullMarked
package dev.quorate.deploy.provision;

import org.jspecify.annotations.NullMarked;
