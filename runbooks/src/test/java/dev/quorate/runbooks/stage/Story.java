package dev.quorate.runbooks.stage;

import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import java.util.Arrays;

/// Each operation on a cluster that needs it (so many members, proxies and spares): what has happened, what is
/// asked, what is done, and how it ends. Those of V2 happen to members of etcd 2.3.8.
public enum Story {
    PROMOTE_PROXY(
            3,
            2,
            0,
            "",
            "promote proxy 10.0.1.4",
            "Fence SetAside AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            1,
            "4 voters, 4 healthy"),
    ADD_MEMBER(
            3,
            0,
            1,
            "",
            "add member node4 at 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable",
            1,
            "4 voters, 4 healthy"),
    ADD_SECOND_MEMBER(
            1,
            0,
            1,
            "",
            "add member node2 at 10.0.1.2",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable",
            0,
            "2 voters, 2 healthy"),
    REMOVE_FOLLOWER(
            4, 0, 0, "", "remove member 10.0.1.2", "RemoveMember Disable Fence SetAside", 1, "3 voters, 3 healthy"),
    REMOVE_DEAD(
            5,
            0,
            0,
            "kill 2",
            "remove member 10.0.1.2",
            "Disable Fence SetAside RemoveMember",
            1,
            "4 voters, 4 healthy"),
    REMOVE_LOST_HOST(5, 0, 0, "lose 2", "remove member 10.0.1.2", "RemoveMember", 1, "4 voters, 4 healthy"),
    REMOVE_LEADER(
            5,
            0,
            0,
            "",
            "remove member LEADER",
            "MoveLeader RemoveMember Disable Fence SetAside",
            1,
            "4 voters, 4 healthy"),
    MOVE_FOLLOWER(
            3,
            0,
            1,
            "",
            "move member FOLLOWER to 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable"
                    + " RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    MOVE_LEADER(
            3,
            0,
            1,
            "",
            "move member LEADER to 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable"
                    + " MoveLeader RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    RECOVER_LONE_SURVIVOR(
            3,
            0,
            0,
            "kill 1, wipe 2, wipe 3",
            "recover cluster from 10.0.1.1",
            "Fence Fence Fence CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -2,
            "3 voters, 3 healthy"),
    RECOVER_WITH_A_LOST_HOST(
            3,
            0,
            0,
            "kill 1, wipe 2, lose 3",
            "recover cluster from 10.0.1.1 lost 10.0.1.3",
            "Fence Fence CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -2,
            "2 voters, 2 healthy"),
    RECOVER_TWO_OF_FIVE(
            5,
            0,
            0,
            "wipe 5, wipe 4, kill 2, wipe 3, kill 1",
            "recover cluster from 10.0.1.1",
            "Fence Fence Fence Fence Fence CopyData CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " SetAside AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -3,
            "5 voters, 5 healthy"),
    RECOVER_BY_JOINT_START(
            3,
            0,
            0,
            "kill 1, kill 2, kill 3",
            "recover cluster from 10.0.1.1",
            "Start Start Start",
            -2,
            "3 voters, 3 healthy"),
    V2_REPLACE(
            "2.3.8",
            3,
            0,
            0,
            "wipe 2",
            "replace member 10.0.1.2",
            "BackUpData Fence RemoveMember WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload",
            0,
            "3 voters, 3 healthy"),
    V2_PROMOTE_PROXY(
            "2.3.8",
            3,
            2,
            0,
            "",
            "promote proxy 10.0.1.4",
            "BackUpData Fence SetAside WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload",
            0,
            "4 voters, 4 healthy"),
    V2_ADD_MEMBER(
            "2.3.8",
            3,
            0,
            1,
            "",
            "add member node4 at 10.0.1.4",
            "BackUpData Fence WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload Enable",
            0,
            "4 voters, 4 healthy"),
    V2_REMOVE_FOLLOWER(
            "2.3.8",
            4,
            0,
            0,
            "",
            "remove member FOLLOWER",
            "BackUpData RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    V2_REMOVE_DEAD(
            "2.3.8",
            5,
            0,
            0,
            "kill 2",
            "remove member 10.0.1.2",
            "BackUpData Disable Fence SetAside RemoveMember",
            1,
            "4 voters, 4 healthy"),
    V2_REMOVE_LEADER(
            "2.3.8",
            5,
            0,
            0,
            "",
            "remove member LEADER",
            "BackUpData Disable StopMember RemoveMember SetAside",
            1,
            "4 voters, 4 healthy"),
    V2_MOVE_LEADER(
            "2.3.8",
            3,
            0,
            1,
            "",
            "move member LEADER to 10.0.1.4",
            "BackUpData Fence WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload Enable"
                    + " Disable StopMember RemoveMember SetAside",
            0,
            "3 voters, 3 healthy"),
    V2_RECOVER_LONE_SURVIVOR(
            "2.3.8",
            3,
            0,
            0,
            "kill 1, wipe 2, wipe 3",
            "recover cluster from 10.0.1.1",
            "Fence Fence Fence CopyData BackUpData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload"
                    + " WriteDropIn UnmaskAndReload AddVoter Start RemoveDropIn Reload",
            -2,
            "3 voters, 3 healthy"),
    V2_RECOVER_BY_JOINT_START(
            "2.3.8",
            3,
            0,
            0,
            "kill 1, kill 2, kill 3",
            "recover cluster from 10.0.1.1",
            "Start Start Start",
            -2,
            "3 voters, 3 healthy");

    private final String version;
    private final int members;
    private final int proxies;
    private final int spares;
    private final String past;
    private final String ask;
    private final String acts;
    private final int leastSlack;
    private final String end;

    Story(int members, int proxies, int spares, String past, String ask, String acts, int leastSlack, String end) {
        this("3.4.23", members, proxies, spares, past, ask, acts, leastSlack, end);
    }

    /// `past`: what has befallen which host, `kill 1, wipe 2`.
    Story(
            String version,
            int members,
            int proxies,
            int spares,
            String past,
            String ask,
            String acts,
            int leastSlack,
            String end) {
        this.version = version;
        this.members = members;
        this.proxies = proxies;
        this.spares = spares;
        this.past = past;
        this.ask = ask;
        this.acts = acts;
        this.leastSlack = leastSlack;
        this.end = end;
    }

    /// A house in which it has all happened.
    public House begin() {
        var house = new House(size(), version);
        befall(house.cluster);
        return house;
    }

    public Size size() {
        return new Size(members, proxies, spares);
    }

    public String version() {
        return version;
    }

    /// What has happened before anybody asks.
    public void befall(SimulatedCluster cluster) {
        Arrays.stream(past.split(", ", -1)).filter(blow -> !blow.isEmpty()).forEach(blow -> befall(cluster, blow));
    }

    private static void befall(SimulatedCluster cluster, String blow) {
        var words = blow.split(" ", 2);
        var number = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "kill" -> cluster.kill(number);
            case "wipe" -> cluster.wipe(number);
            case "lose" -> cluster.powerOff(number);
            default -> throw new IllegalArgumentException(blow);
        }
    }

    /// With who leads in that house, and who does not.
    public String ask(House house) {
        return ask(house.leading());
    }

    /// With the number of the host that leads.
    public String ask(int leading) {
        return ask.replace("LEADER", "10.0.1." + leading).replace("FOLLOWER", "10.0.1." + (leading == 1 ? 2 : 1));
    }

    /// What takes effect, in order.
    public String acts() {
        return acts;
    }

    public int leastSlack() {
        return leastSlack;
    }

    public String end() {
        return end;
    }

    public boolean isDisaster() {
        return leastSlack < 0;
    }

    /// Where there is a quorum, a snapshot is taken first; what stands for it with etcd 2 is an act like others.
    public int snapshots() {
        return isDisaster() || acts.startsWith("BackUpData") ? 0 : 1;
    }
}
