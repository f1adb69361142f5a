package dev.quorate.core.run;

import java.time.Instant;

/// An event in its place: `sequence` counts from 1 without gaps within its run.
public record Entry(RunId run, long sequence, Instant at, RunEvent event) {}
