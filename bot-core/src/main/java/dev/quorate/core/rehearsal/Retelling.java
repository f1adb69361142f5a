package dev.quorate.core.rehearsal;

import java.time.Duration;

/// A line of a diary, told to a cluster again: what happened then happens once more. Between two lines there
/// may have been looks, at which a cluster settles; settling once does the same.
final class Retelling {
    static final String FAULT = "fault";
    static final String ADDED = "added";
    static final String ALARM = "alarm";
    static final String MISHAP = "mishap";
    static final String CALL = "call";
    static final String ACT = "act";
    static final String LEFT = "left";
    static final String SWAPPED = "swapped";

    private Retelling() {}

    static void tell(DiaryLine line, SimulatedCluster cluster) {
        cluster.settle();
        var words = line.words();
        switch (line.what()) {
            case FAULT -> cluster.befall(Fault.valueOf(words.getFirst()), Integer.parseInt(words.get(1)));
            case ADDED -> cluster.addBehindOurBack(DiaryWords.url(words.getFirst()));
            case ALARM -> cluster.raise(DiaryWords.alarm(words));
            case MISHAP -> cluster.befall(SimulatedCluster.Mishap.valueOf(words.getFirst()));
            case CALL -> cluster.call(DiaryWords.call(words), DiaryWords.url(words.getFirst()), Duration.ZERO);
            case ACT -> cluster.act(DiaryWords.act(words), Duration.ZERO);
            case LEFT -> cluster.leave(Integer.parseInt(words.getFirst()), words.get(1), words.get(2));
            case SWAPPED -> cluster.swapDisk(Integer.parseInt(words.getFirst()), DiaryWords.member(words.get(1)));
            default -> throw new IllegalArgumentException("the diary tells of an unknown " + line.what());
        }
    }
}
