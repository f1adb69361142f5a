package dev.quorate.deploy.record;

/// How a record looks to people.
final class Golden {
    private Golden() {}

    static final String SHOW = """
           1  2026-11-22 02:11:42.120Z  alice asked for plan DIGEST in prod-eu: replace member 10.0.1.2, 2 steps, destructive, because its disk died; needs 1 of etcd-oncall, not alice, until 2026-11-22 02:26:42Z, in console:ops
           2  2026-11-22 02:11:47.120Z  alice (unix:alice): The vote does not count. alice asked for this plan; whoever asks never approves. Get somebody else of etcd-oncall.
           3  2026-11-22 02:11:51.120Z  bob (unix:bob) approved DIGEST, because checked twice
           4  2026-11-22 02:11:51.121Z  permitted by bob
           5  2026-11-22 02:11:51.620Z  step 1 (Stop and mask etcd2 on 10.0.1.2): begun
           6  2026-11-22 02:11:52.020Z  step 1, 10.0.1.2 | etcd2 stopping
           6  2026-11-22 02:11:52.020Z  step 1, 10.0.1.2 | stopped \\u{1b}[31mred
           7  2026-11-22 02:11:52.220Z  step 1: answered with success after 600 ms
           8  2026-11-22 02:11:52.420Z  step 1 (Stop and mask etcd2 on 10.0.1.2): proven after 800 ms: etcd2.service is masked and inactive [http://10.0.1.1:2379 at 2026-11-22 02:11:52.370Z in 12 ms; 3 voters, 2 healthy, quorum 2, slack 0]
           9  2026-11-22 02:11:52.520Z  step 2 (Remove member 1609b5a3a078c227): begun
          10  2026-11-22 02:11:52.570Z  step 2: not now, nothing was changed: unhealthy cluster; again in 5.0 s
          11  2026-11-22 02:11:57.620Z  step 2 (Remove member 1609b5a3a078c227): begun
          12  2026-11-22 02:12:00.620Z  step 2: nobody knows whether it happened after 3.0 s: no answer within 3 s
          13  2026-11-22 02:12:01.820Z  step 2 (Remove member 1609b5a3a078c227): proven after 4.2 s: the list has 2 members, 1609b5a3a078c227 is not one [http://10.0.1.1:2379 at 2026-11-22 02:12:01.770Z in 12 ms; 3 voters, 2 healthy, quorum 2, slack 0]
          14  2026-11-22 02:12:01.920Z  done after 10.8 s: 2 of 2 steps are proven.\
        """;

    static final String LIST = """
        TIME                  RUN                       CLUSTER  STATE    ASKED BY  PLAN
        2026-11-24 02:11:42Z  20261124-021142-0000aaaa  prod-eu  waiting  alice     replace member 10.0.1.3
        2026-11-22 02:11:42Z  20261122-021142-7f3a91c2  prod-eu  done     alice     replace member 10.0.1.2\
        """;
}
