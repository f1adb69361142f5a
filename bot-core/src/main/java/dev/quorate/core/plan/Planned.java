package dev.quorate.core.plan;

/// What a runbook answers.
public sealed interface Planned permits Plan, Refusal {}
