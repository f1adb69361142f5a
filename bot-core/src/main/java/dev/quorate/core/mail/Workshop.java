package dev.quorate.core.mail;

import dev.quorate.core.approval.Request;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox;
import java.util.List;
import java.util.function.Function;

/// What every sender of a chat works with.
record Workshop<M>(
        Courier<M> api,
        Outbox outbox,
        Journal journal,
        Rendering<M> rendering,
        Function<Request, List<String>> approvers,
        Clock clock,
        Dialect dialect,
        Limits.Shared limits) {}
