package dev.quorate.deploy.config;

import java.util.ArrayList;
import java.util.List;

/// The parts of the file that this version reads, so that one file fits all, but cannot serve.
final class NotBuiltYet {
    private NotBuiltYet() {}

    static List<String> in(Section top) {
        var found = new ArrayList<String>();
        top.find("store")
                .filter(store ->
                        store.text("sqlite:/var/lib/quorate/quorate.db").startsWith("postgresql:"))
                .ifPresent(store -> found.add(
                        said(store.wrong("postgresql is not built into this version yet: write sqlite:FILE"))));
        return found;
    }

    private static String said(Complaint complaint) {
        return String.valueOf(complaint.getMessage());
    }
}
