package dev.quorate.runbooks.simulation;

/// A promise that was not kept.
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String message) {
        super(message);
    }
}
