package dev.quorate.core.cluster;

/// The name that the configuration gives a cluster.
public record ClusterName(String value) {
    public ClusterName {
        if (!Address.isValid(value)) {
            throw new IllegalArgumentException("not a name of a cluster: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
