package dev.quorate.core.cluster;

/// Voters and how many of them are proven healthy; unknown counts as not healthy. Printed
/// `voters/healthy/quorum`.
public record Quorum(int voters, int healthy) {
    public Quorum {
        if (voters < 0 || healthy < 0 || healthy > voters) {
            throw new IllegalArgumentException(healthy + " healthy of " + voters + " voters");
        }
    }

    /// Half plus one.
    public int majority() {
        return voters / 2 + 1;
    }

    /// Failures that can still happen now without losing quorum; negative when it is lost.
    public int slack() {
        return healthy - majority();
    }

    public boolean holds() {
        return voters > 0 && slack() >= 0;
    }

    /// In words, for a card: `3 voters, 2 healthy, quorum 2, slack 0`.
    public String words() {
        return voters + (voters == 1 ? " voter, " : " voters, ") + healthy + " healthy, quorum " + majority()
                + ", slack " + slack();
    }

    @Override
    public String toString() {
        return voters + "/" + healthy + "/" + majority();
    }
}
