package dev.quorate.core.plan;

import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What will be done, as a value. Two plans are the same if and only if their canonical text is; the Digest
/// that people approve is the hash of that text.
///
/// - `observedAt`: when the look began that it was made from; `fingerprint`: what that look showed
/// - `start`: who votes and who is healthy before the first step
/// - `focus`: the hosts that it works on
/// - `remarks`: what the approver must know and the steps do not say
public record Plan(
        String title,
        Ask ask,
        ClusterId clusterId,
        String versions,
        Instant observedAt,
        Fingerprint fingerprint,
        Arithmetic start,
        List<HostFocus> focus,
        List<String> remarks,
        List<Step> steps)
        implements Planned {
    public Plan {
        remarks = List.copyOf(remarks);
        focus = List.copyOf(focus);
        steps = List.copyOf(steps);
    }

    /// What is known of the host that the step works on; empty for a step on the cluster.
    public Optional<HostFocus> focusOf(Step step) {
        return step.action() instanceof Action.OnHost onHost
                ? focus.stream()
                        .filter(host -> host.address().equals(onHost.host()))
                        .findFirst()
                : Optional.empty();
    }

    /// In which forms it works. A plan whose version cannot be read is one of today's.
    public Generation generation() {
        return Version.parse(versions).map(Version::generation).orElse(Generation.V3);
    }

    public Risk risk() {
        return steps.stream().map(Step::risk).max(Risk::compareTo).orElse(Risk.READ_ONLY);
    }

    public Forecast forecast() {
        return Forecast.of(start, steps);
    }

    /// The canonical text: everything that runs and everything it was made from.
    public String canonical() {
        return Canonical.text(this);
    }

    public Digest digest() {
        return new Digest(Fingerprint.sha256(canonical()));
    }

    /// Steps are counted from 1, as people do.
    public Step step(int number) {
        return steps.get(number - 1);
    }
}
