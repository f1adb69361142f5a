package dev.quorate.core.picture;

/// How a member was at one moment. Each has a word, a letter and a pattern of its own; none needs color.
enum Cell {
    /// A voter that is proven healthy.
    HEALTHY("healthy voter", "OK"),
    DOWN("down voter", "DOWN"),
    LEARNER("healthy learner, no vote", "LEARN"),
    LEARNER_DOWN("down learner, no vote", "L DOWN"),
    /// Not in the list of members.
    ABSENT("not a member", "-"),
    /// Nobody could read the list from a quorum.
    UNSEEN("not to be seen", "?");

    private final String words;
    private final String label;

    Cell(String words, String label) {
        this.words = words;
        this.label = label;
    }

    String words() {
        return words;
    }

    String label() {
        return label;
    }

    /// Whether the label stands on a dark ground.
    boolean dark() {
        return this == DOWN;
    }

    /// The gray of one dot of its pattern.
    int gray(int x, int y) {
        return switch (this) {
            case HEALTHY -> 225;
            case DOWN -> 40;
            case LEARNER -> (x + y) % 8 < 2 ? 150 : Canvas.WHITE;
            case LEARNER_DOWN -> (x + y) % 8 < 3 ? 90 : Canvas.WHITE;
            case ABSENT -> Canvas.WHITE;
            case UNSEEN -> x % 6 == 0 && y % 6 == 0 ? 90 : Canvas.WHITE;
        };
    }
}
