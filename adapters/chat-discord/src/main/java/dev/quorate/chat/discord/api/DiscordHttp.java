package dev.quorate.chat.discord.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// HTTP to Discord with a limit on every wait. Nothing is sent twice by itself, and a call that never left is told
/// from one that broke off under way.
final class DiscordHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(15);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final OkHttpClient http;

    DiscordHttp(Breaker breaker) {
        Set<okhttp3.Call> underWay = ConcurrentHashMap.newKeySet();
        http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .writeTimeout(READ)
                .callTimeout(CALL)
                // OkHttp's own repetition could post a message a second time.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(breaker)
                .addInterceptor(chain -> told(chain, underWay))
                .addNetworkInterceptor(chain -> {
                    underWay.add(chain.call());
                    return chain.proceed(chain.request());
                })
                .build();
    }

    Response send(Request request) throws IOException {
        return http.newCall(request).execute();
    }

    void close() {
        http.dispatcher().executorService().shutdown();
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private static Response told(Interceptor.Chain chain, Set<okhttp3.Call> underWay) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw underWay.contains(chain.call()) ? e : new NeverLeft(e);
        } finally {
            underWay.remove(chain.call());
        }
    }

    /// The connection did not come about: Discord has heard nothing of the call.
    static final class NeverLeft extends IOException {
        private static final long serialVersionUID = 1;

        NeverLeft(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
