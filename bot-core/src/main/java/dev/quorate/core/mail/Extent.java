package dev.quorate.core.mail;

import java.util.Optional;

/// Which letters of a run one file holds. It is remembered before the file leaves: after a restart in doubt the
/// same file is looked for, though more was told since.
///
/// - `first`: the letter that it begins with; `upTo`: the one with which its last step was over
/// - `isAlone`: it holds the journal that begins there, and none of the other hosts
record Extent(long first, long upTo, boolean isAlone) {
    String memo() {
        return first + " " + upTo + " " + (isAlone ? "alone" : "all");
    }

    /// Empty when no file is on its way.
    static Optional<Extent> of(String memo) {
        var part = memo.split(" ", -1);
        return part.length == 3
                ? Optional.of(new Extent(Long.parseLong(part[0]), Long.parseLong(part[1]), part[2].equals("alone")))
                : Optional.empty();
    }
}
