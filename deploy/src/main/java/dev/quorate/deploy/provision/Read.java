package dev.quorate.deploy.provision;

import dev.quorate.deploy.check.Finding;
import java.util.List;

/// What came of reading a file: the units in it, and what is to be said of the file itself.
record Read(List<HostUnit> units, List<Finding> findings) {
    Read {
        units = List.copyOf(units);
        findings = List.copyOf(findings);
    }

    static Read nothing(Finding why) {
        return new Read(List.of(), List.of(why));
    }
}
