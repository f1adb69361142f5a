package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import io.etcd.jetcd.Client;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Opens connections, each to exactly one endpoint and each for one look or one call. A kept connection
/// could be the stale one after an outage, with a back-off of its own; a new one costs about a millisecond
/// and never is.
final class Dialer implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final long QUIET_MILLIS = 250;
    private static final long LONGEST_MILLIS = 2000;

    private final Trust trust;
    private final ExecutorService lanes;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("etcd-wire", true), NioIoHandler.newFactory());

    Dialer(Trust trust, ExecutorService lanes) {
        this.trust = trust;
        this.lanes = lanes;
    }

    /// A bare channel, for the calls that jetcd's client gets wrong. Nothing is connected before the first
    /// call.
    ManagedChannel channel(Url endpoint, Duration connectWithin) {
        var builder = NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
                .eventLoopGroup(loops)
                .channelType(NioSocketChannel.class)
                .executor(lanes)
                .offloadExecutor(lanes)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(connectWithin))
                // Members are dialed directly, whatever proxy the runtime was told to use for the web.
                .proxyDetector(_ -> null)
                .disableRetry();
        if (isTls(endpoint)) {
            builder.sslContext(trust.context());
        } else {
            builder.usePlaintext();
        }
        return builder.build();
    }

    /// jetcd's client, for the calls that it gets right.
    Client client(Url endpoint, Duration connectWithin, List<ClientInterceptor> interceptors) {
        var builder = Client.builder()
                .target("dns:///" + authority(endpoint))
                .authority(authority(endpoint))
                .loadBalancerPolicy("pick_first")
                .executorService(lanes)
                .waitForReady(false)
                .connectTimeout(connectWithin)
                // etcd answers pings without calls with GOAWAY too_many_pings.
                .keepaliveWithoutCalls(false)
                // jetcd counts retries here, not attempts.
                .retryMaxAttempts(0)
                .interceptors(interceptors);
        if (isTls(endpoint)) {
            builder.sslContext(trust.context());
        }
        return builder.build();
    }

    /// Does not wait for the last connections to close; gRPC complains loudly when its loop is gone before
    /// them.
    @Override
    public void close() {
        var _ = loops.shutdownGracefully(QUIET_MILLIS, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static boolean isTls(Url endpoint) {
        return endpoint.scheme().equals("https");
    }

    private static String authority(Url endpoint) {
        return endpoint.toString().substring(endpoint.scheme().length() + "://".length());
    }

    private static int millis(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }
}
