package dev.quorate.core.cluster;

/// What language members speak, and so in which forms a plan works on them. etcd 2 has the v2 API over HTTP
/// and nothing else: no learners, no snapshots, no alarms, no lead that could be moved. From 3.0 on it is v3
/// over gRPC, whatever else a server offers beside it.
public enum Generation {
    V2,
    V3
}
