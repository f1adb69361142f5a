package dev.quorate.etcd;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Whom we trust and what we show. The context is kept, so that sessions resume, until one of its files
/// changes.
final class Trust {
    private final Optional<EtcdAccess.Tls> tls;
    private @Nullable Read read;

    Trust(Optional<EtcdAccess.Tls> tls) {
        this.tls = tls;
    }

    /// Our own certificate files cannot be used. The message is a clause for people.
    static final class Unusable extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Unusable(String clause, Throwable cause) {
            super(clause, cause);
        }

        String clause() {
            return String.valueOf(getMessage());
        }
    }

    private record Read(List<FileTime> stamps, SslContext context) {}

    synchronized SslContext context() {
        var stamps = files().stream().map(Trust::stamp).toList();
        var last = read;
        if (last != null && last.stamps().equals(stamps)) {
            return last.context();
        }
        var context = load();
        read = new Read(stamps, context);
        return context;
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        tls.ifPresent(paths -> {
            files.add(paths.ca());
            paths.client().ifPresent(client -> files.addAll(List.of(client.certificate(), client.key())));
        });
        return files;
    }

    private static FileTime stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new Unusable("I cannot read " + file, e);
        }
    }

    private SslContext load() {
        try {
            var builder = SslContextBuilder.forClient();
            tls.ifPresent(paths -> {
                builder.trustManager(paths.ca().toFile());
                paths.client()
                        .ifPresent(client -> builder.keyManager(
                                client.certificate().toFile(), client.key().toFile()));
            });
            return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new Unusable("I cannot use what is in " + words(files()) + " as PEM certificates and key", e);
        }
    }

    private static String words(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
