package dev.quorate.chat.console;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The socket in the file system. Its directory decides who may connect: the socket takes the directory's
/// group and is open to owner and group only, for whoever connects reads the room. Who they are is not
/// decided here but by the kernel.
final class SocketFile {
    /// sockaddr_un holds 108 bytes with the closing zero.
    private static final int LONGEST_PATH_BYTES = 107;

    /// The type of a file among the bits of its mode, and that of a socket (stat(2)).
    private static final int FILE_TYPE = 0170000;

    private static final int TYPE_SOCKET = 0140000;
    private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);

    private SocketFile() {}

    /// Listens there. What a dead bot left behind is replaced; a live one, and anything that is not a
    /// socket, stays.
    static ServerSocketChannel listen(Path socket) throws CannotListen {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
            throw new CannotListen("The path " + socket + " is too long for a socket; " + LONGEST_PATH_BYTES
                    + " bytes is the most, so choose a shorter one.");
        }
        try {
            makeDirectory(socket);
            clear(socket);
            return open(socket);
        } catch (IOException e) {
            throw new CannotListen(
                    "I cannot open a socket at " + socket
                            + "; see that its directory exists and that I may write there.",
                    e);
        }
    }

    private static void makeDirectory(Path socket) throws IOException {
        var directory = directory(socket);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        }
    }

    private static void clear(Path socket) throws IOException, CannotListen {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(socket)) {
            throw new CannotListen(socket + " exists and is not a socket; move it away or name another path.");
        }
        if (answers(socket)) {
            throw new CannotListen("Another bot listens at " + socket + "; stop it first, or name another path.");
        }
        Files.delete(socket);
    }

    private static boolean isSocket(Path socket) throws IOException {
        var mode = (int) Files.getAttribute(socket, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & FILE_TYPE) == TYPE_SOCKET;
    }

    /// Only a refused connection proves that nobody listens; not being allowed to ask proves nothing.
    private static boolean answers(Path socket) throws IOException {
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static ServerSocketChannel open(Path socket) throws IOException {
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket));
            restrict(socket);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void restrict(Path socket) throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        takeGroup(socket);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
    }

    /// A bot that is not in the directory's group keeps its own, which lets fewer people in, never more.
    private static void takeGroup(Path socket) throws IOException {
        var group = Files.readAttributes(directory(socket), PosixFileAttributes.class)
                .group();
        try {
            Files.getFileAttributeView(socket, PosixFileAttributeView.class).setGroup(group);
        } catch (FileSystemException e) {
            LOG.info("{} keeps the group of this process: it may not give it to {}", socket, group.getName());
        }
    }

    private static Path directory(Path socket) {
        return Objects.requireNonNull(socket.toAbsolutePath().getParent(), "a socket is in a directory");
    }
}
