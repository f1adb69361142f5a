package dev.quorate.core.run;

/// A step, counted from 1, and whether it is walked forward or taken back.
public record Mark(int step, Way way) {
    public enum Way {
        FORWARD,
        BACK
    }

    public static Mark forward(int step) {
        return new Mark(step, Way.FORWARD);
    }

    public static Mark back(int step) {
        return new Mark(step, Way.BACK);
    }

    public boolean isBack() {
        return way == Way.BACK;
    }

    @Override
    public String toString() {
        return isBack() ? "undo of step " + step : "step " + step;
    }
}
