package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What systemd (its journal entries) and systemd-analyze hold against a unit's files after a reload.
/// `daemon-reload` itself returns 0 for every broken drop-in.
final class Complaints {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Syslog's "warning"; lower is worse.
    private static final int WARNING = 4;

    /// systemd's SD_MESSAGE_INVALID_CONFIGURATION. Other messages with an id tell what a process did (it
    /// exited, its start failed), which is no complaint about a file and may fall into the same second.
    private static final String INVALID_CONFIGURATION = "c772d24e9a884cbeb9ea12625c306c01";

    private static final String FROM_JOURNAL = "journal ";
    private static final String FROM_ANALYZE = "verify ";

    private Complaints() {}

    static List<String> about(String unit, List<String> lines) {
        var complaints = new LinkedHashSet<String>();
        for (var line : lines) {
            if (line.startsWith(FROM_JOURNAL)) {
                ofJournal(unit, line.substring(FROM_JOURNAL.length())).ifPresent(complaints::add);
            } else if (line.startsWith(FROM_ANALYZE) && mentions(unit, line)) {
                complaints.add(line.substring(FROM_ANALYZE.length()).strip());
            }
        }
        return withoutRepeats(List.copyOf(complaints));
    }

    /// systemd-analyze says again what the journal says, with the name of the unit in front.
    private static List<String> withoutRepeats(List<String> complaints) {
        return complaints.stream()
                .filter(one -> complaints.stream().noneMatch(other -> !other.equals(one) && one.endsWith(other)))
                .toList();
    }

    private static Optional<String> ofJournal(String unit, String json) {
        try {
            var entry = JSON.readTree(json);
            return isComplaint(entry) && (text(entry, "UNIT").equals(unit) || mentions(unit, text(entry, "MESSAGE")))
                    ? Optional.of(text(entry, "MESSAGE"))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isComplaint(JsonNode entry) {
        var id = text(entry, "MESSAGE_ID");
        return entry.path("PRIORITY").asInt(WARNING + 1) <= WARNING
                && (id.isEmpty() || id.equals(INVALID_CONFIGURATION));
    }

    private static boolean mentions(String unit, String text) {
        return text.contains(unit);
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).asText();
    }
}
