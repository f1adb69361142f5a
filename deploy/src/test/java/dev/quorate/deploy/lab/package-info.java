/// Specs on real hosts: the product as it is shipped, in a process of its own, against systemd, sshd and
/// etcd. They need
/// root and the lab, and know nothing of the product's inside but its record.
@NullMarked
package dev.quorate.deploy.lab;

import org.jspecify.annotations.NullMarked;
