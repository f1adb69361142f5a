package dev.quorate.deploy.config;

/// Ends the reading of a file: `what` is the one line for the operator. Never leaves this room.
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    Complaint(String what) {
        super(what);
    }
}
