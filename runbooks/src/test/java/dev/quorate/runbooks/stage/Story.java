package dev.quorate.runbooks.stage;

import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import java.util.function.Consumer;

/// Each operation on a cluster that needs it: what has happened, what is asked, what is done, and how it
/// ends.
@SuppressWarnings("ImmutableEnumChecker") // a story keeps what it was made with, and nothing in it changes
public enum Story {
    PROMOTE_PROXY(
            new Size(3, 2, 0),
            house -> {},
            "promote proxy 10.0.1.4",
            "Fence SetAside AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            1,
            "4 voters, 4 healthy"),
    ADD_MEMBER(
            new Size(3, 0, 1),
            house -> {},
            "add member node4 at 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable",
            1,
            "4 voters, 4 healthy"),
    ADD_SECOND_MEMBER(
            new Size(1, 0, 1),
            house -> {},
            "add member node2 at 10.0.1.2",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable",
            0,
            "2 voters, 2 healthy"),
    REMOVE_FOLLOWER(
            new Size(4, 0, 0),
            house -> {},
            "remove member 10.0.1.2",
            "RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    REMOVE_DEAD(
            new Size(5, 0, 0),
            house -> house.cluster.kill(2),
            "remove member 10.0.1.2",
            "Disable Fence SetAside RemoveMember",
            1,
            "4 voters, 4 healthy"),
    REMOVE_LOST_HOST(
            new Size(5, 0, 0),
            house -> house.cluster.powerOff(2),
            "remove member 10.0.1.2",
            "RemoveMember",
            1,
            "4 voters, 4 healthy"),
    REMOVE_LEADER(
            new Size(5, 0, 0),
            house -> {},
            "remove member LEADER",
            "MoveLeader RemoveMember Disable Fence SetAside",
            1,
            "4 voters, 4 healthy"),
    MOVE_FOLLOWER(
            new Size(3, 0, 1),
            house -> {},
            "move member FOLLOWER to 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable"
                    + " RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    MOVE_LEADER(
            new Size(3, 0, 1),
            house -> {},
            "move member LEADER to 10.0.1.4",
            "Fence AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload Enable"
                    + " MoveLeader RemoveMember Disable Fence SetAside",
            1,
            "3 voters, 3 healthy"),
    RECOVER_LONE_SURVIVOR(
            new Size(3, 0, 0),
            house -> {
                house.cluster.kill(1);
                house.cluster.wipe(2);
                house.cluster.wipe(3);
            },
            "recover cluster from 10.0.1.1",
            "Fence Fence Fence CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -2,
            "3 voters, 3 healthy"),
    RECOVER_WITH_A_LOST_HOST(
            new Size(3, 0, 0),
            house -> {
                house.cluster.kill(1);
                house.cluster.wipe(2);
                house.cluster.powerOff(3);
            },
            "recover cluster from 10.0.1.1 lost 10.0.1.3",
            "Fence Fence CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -2,
            "2 voters, 2 healthy"),
    RECOVER_TWO_OF_FIVE(
            new Size(5, 0, 0),
            house -> {
                house.cluster.wipe(5);
                house.cluster.wipe(4);
                house.cluster.kill(2);
                house.cluster.wipe(3);
                house.cluster.kill(1);
            },
            "recover cluster from 10.0.1.1",
            "Fence Fence Fence Fence Fence CopyData CopyData WriteDropIn UnmaskAndReload StartAlone RemoveDropIn Reload"
                    + " SetAside AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload"
                    + " AddLearner WriteDropIn UnmaskAndReload Start Promote RemoveDropIn Reload",
            -3,
            "5 voters, 5 healthy"),
    RECOVER_BY_JOINT_START(
            new Size(3, 0, 0),
            house -> {
                house.cluster.kill(1);
                house.cluster.kill(2);
                house.cluster.kill(3);
            },
            "recover cluster from 10.0.1.1",
            "Start Start Start",
            -2,
            "3 voters, 3 healthy");

    private final Size size;
    private final Consumer<House> past;
    private final String ask;
    private final String acts;
    private final int leastSlack;
    private final String end;

    Story(Size size, Consumer<House> past, String ask, String acts, int leastSlack, String end) {
        this.size = size;
        this.past = past;
        this.ask = ask;
        this.acts = acts;
        this.leastSlack = leastSlack;
        this.end = end;
    }

    /// A house in which it has all happened.
    public House begin() {
        var house = new House(size);
        past.accept(house);
        return house;
    }

    /// With who leads in that house, and who does not.
    public String ask(House house) {
        return ask.replace("LEADER", "10.0.1." + house.leading()).replace("FOLLOWER", "10.0.1." + house.following());
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

    /// Where there is a quorum, a snapshot is taken first.
    public int snapshots() {
        return isDisaster() ? 0 : 1;
    }
}
