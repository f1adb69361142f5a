package dev.quorate.deploy.forgery;

/// The rooms of a chat under trial.
///
/// - `shared`: that in which nothing is decided any more once the stage has spoiled it
/// - `unbound`: no cluster is bound to it
public record Rooms(String ops, String lab, String shared, String unbound) {}
