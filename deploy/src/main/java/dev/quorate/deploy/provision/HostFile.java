package dev.quorate.deploy.provision;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.quorate.deploy.check.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One file of a host, told apart by what is in it: JSON begins with a brace, a unit file with a section or an
/// assignment, and anything else is YAML. At most 1 MiB.
record HostFile(Path path) {
    private static final int LARGEST = 1 << 20;
    private static final Pattern UNIT_LINE = Pattern.compile("\\[.*|[A-Za-z][A-Za-z0-9]*\\s*=.*");
    private static final ObjectMapper JSON = strict(new JsonFactory());
    private static final ObjectMapper YAML = strict(new YAMLFactory());

    private static ObjectMapper strict(JsonFactory factory) {
        return new ObjectMapper(factory).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    }

    Read read() {
        try {
            return Files.isRegularFile(path) ? of(text()) : unreadable("there is no such file", "name a file");
        } catch (CharacterCodingException e) {
            return unreadable("is not UTF-8 text", "name a Container Linux Config, an Ignition file or a drop-in");
        } catch (IOException e) {
            return unreadable("cannot be read", "look at its owner and mode");
        }
    }

    private Read of(String text) throws IOException {
        var first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                .findFirst()
                .orElse("");
        if (first.startsWith("{")) {
            return tree(JSON, "JSON", text);
        }
        return UNIT_LINE.matcher(first).matches() ? unit(text) : tree(YAML, "YAML", text);
    }

    private Read tree(ObjectMapper mapper, String kind, String text) throws IOException {
        try {
            var root = mapper.readTree(text);
            return known(root, kind) ? summed(new ConfigTree(path.toString(), root).read(), kind(root)) : strange();
        } catch (JacksonException e) {
            var where = e.getLocation();
            return unreadable(
                    "is not " + kind + (where == null ? "" : " from line " + where.getLineNr() + " on"),
                    "check brackets, quotes, indentation and keys that stand twice");
        }
    }

    private static boolean known(JsonNode root, String kind) {
        return root.has("ignition") || (kind.equals("YAML") && (root.has("etcd") || root.has("systemd")));
    }

    private static String kind(JsonNode root) {
        return root.has("ignition")
                ? "Ignition " + root.path("ignition").path("version").asText("without a version")
                : root.has("variant") ? "Butane" : "Container Linux Config";
    }

    private Read summed(Read read, String kind) {
        var units = read.units().stream().map(HostUnit::name).toList();
        var findings = new ArrayList<Finding>();
        findings.add(
                units.isEmpty()
                        ? Finding.warn(
                                path + ": " + kind + ", and no unit of etcd in it", "name the file that sets up etcd")
                        : Finding.ok(path + ": " + kind + " with " + String.join(", ", units)));
        findings.addAll(read.findings());
        return new Read(read.units(), findings);
    }

    private Read unit(String text) {
        var name = String.valueOf(path.getFileName());
        var part = new Part(path.toString(), name, place(), UnitText.read(text));
        var unit = new HostUnit(path.toString(), unitName(name), List.of(part));
        return new Read(List.of(unit), List.of(Finding.ok(path + ": " + (part.isDropIn() ? "drop-in" : "unit file"))));
    }

    /// From the folder that systemd wants for drop-ins; files from another folder belong together as they lie.
    private String unitName(String file) {
        if (!file.endsWith(".conf")) {
            return file;
        }
        var folder = path.toAbsolutePath().normalize().getParent();
        var name = folder == null || folder.getFileName() == null ? "" : String.valueOf(folder.getFileName());
        return name.endsWith(".d") ? name.substring(0, name.length() - 2) : String.valueOf(folder);
    }

    private Part.Place place() {
        var text = path.toAbsolutePath().normalize().toString();
        if (text.startsWith("/run/")) {
            return Part.Place.RUN;
        }
        return text.startsWith("/usr/lib/") || text.startsWith("/lib/") ? Part.Place.VENDOR : Part.Place.ETC;
    }

    private String text() throws IOException {
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than 1 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private Read strange() {
        return unreadable(
                "is neither a Container Linux Config nor Ignition nor a drop-in",
                "name a file with etcd: or systemd:, with \"ignition\", or with [Service]");
    }

    private Read unreadable(String what, String instead) {
        return Read.nothing(Finding.fail(path + ": " + what, instead));
    }
}
