package dev.quorate.runbooks.provision;

/// A drop-in of a unit: its file name and its text.
public record DropIn(String name, String contents) {}
