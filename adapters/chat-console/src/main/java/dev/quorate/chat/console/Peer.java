package dev.quorate.chat.console;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import jdk.net.ExtendedSocketOptions;

/// Who is at the other end of a socket, as the kernel says: the name of the user that the process runs as. A
/// user without a name is its number.
record Peer(String user, boolean root) {
    /// Where peers come from. Specs put other people behind their own sockets with it.
    interface Source {
        Peer of(SocketChannel channel) throws IOException;
    }

    /// Root is compared as a principal, which on Unix is the number and not the name: an account of a
    /// directory service that is merely called root is not it.
    static Peer byKernel(SocketChannel channel) throws IOException {
        var user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        var root = FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("root");
        return new Peer(user.getName(), user.equals(root));
    }
}
