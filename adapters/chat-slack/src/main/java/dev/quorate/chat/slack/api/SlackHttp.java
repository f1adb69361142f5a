package dev.quorate.chat.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// HTTP to Slack with a limit on every wait. Nothing is sent twice by itself, and a call that never left is told
/// from one that broke off under way.
final class SlackHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(15);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final Slack sdk;

    /// `apiUrl` is the base of the Web API with its slash, `https://slack.com/api/`.
    SlackHttp(String apiUrl) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl);
        config.setStatsEnabled(false);
        config.setTokenExistenceVerificationEnabled(false);
        http = limited(SlackHttpClient.buildOkHttpClient(config));
        var client = new SlackHttpClient(http);
        client.setConfig(config);
        sdk = Slack.getInstance(config, client);
    }

    Slack sdk() {
        return sdk;
    }

    MethodsClient methods() {
        return sdk.methods();
    }

    OkHttpClient http() {
        return http;
    }

    void close() {
        http.dispatcher().executorService().shutdown();
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private static OkHttpClient limited(OkHttpClient plain) {
        Set<Call> underWay = ConcurrentHashMap.newKeySet();
        return plain.newBuilder()
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .writeTimeout(READ)
                .callTimeout(CALL)
                // OkHttp's own repetition could post a message a second time.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(chain -> told(chain, underWay))
                .addNetworkInterceptor(chain -> {
                    underWay.add(chain.call());
                    return chain.proceed(chain.request());
                })
                .build();
    }

    private static Response told(Interceptor.Chain chain, Set<Call> underWay) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw underWay.contains(chain.call()) ? e : new NeverLeft(e);
        } finally {
            underWay.remove(chain.call());
        }
    }

    /// The connection did not come about: Slack has heard nothing of the call.
    static final class NeverLeft extends InterruptedIOException {
        private static final long serialVersionUID = 1;

        NeverLeft(IOException cause) {
            super(String.valueOf(cause.getMessage()));
            initCause(cause);
        }
    }
}
