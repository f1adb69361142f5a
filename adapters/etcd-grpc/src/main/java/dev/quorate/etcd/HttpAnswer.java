package dev.quorate.etcd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.MemberId;
import java.net.http.HttpResponse;
import java.util.OptionalLong;

/// What one request of the v2 API came to.
record HttpAnswer(HttpResponse<String> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    boolean isGood() {
        return status() / 100 == 2;
    }

    /// The user or the password is wrong, or there is none where one is asked for.
    boolean isDenial() {
        return status() == 401 || status() == 403;
    }

    /// Nothing where the body is no JSON.
    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    String body() {
        return response.body();
    }

    /// The words that v2 puts into the body of an error.
    String message() {
        return json().path("message").asText();
    }

    OptionalLong number(String header) {
        return response.headers().firstValueAsLong(header);
    }

    /// Of the cluster that answers; every answer about keys and members carries it.
    ClusterId clusterId() {
        return new ClusterId(response.headers().firstValue("X-Etcd-Cluster-Id").flatMap(MemberId::parse).stream()
                .mapToLong(MemberId::value)
                .findFirst()
                .orElse(0));
    }
}
