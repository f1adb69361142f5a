package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import io.grpc.Channel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.function.Consumer;

/// Raw gRPC, for what a spec does to etcd behind our back.
final class Wire {
    private Wire() {}

    static void to(Url endpoint, Consumer<Channel> act) {
        var channel = NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
                .usePlaintext()
                .build();
        try {
            act.accept(channel);
        } finally {
            channel.shutdownNow();
        }
    }
}
