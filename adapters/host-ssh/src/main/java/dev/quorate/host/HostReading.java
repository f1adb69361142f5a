package dev.quorate.host;

import dev.quorate.core.cluster.HostView.ConfigFile;
import dev.quorate.core.cluster.HostView.DataDirectory;
import dev.quorate.core.cluster.HostView.Facts;
import dev.quorate.core.cluster.HostView.Foreign;
import dev.quorate.core.cluster.HostView.Nobody;
import dev.quorate.core.cluster.HostView.Owner;
import dev.quorate.core.cluster.HostView.Unit;
import dev.quorate.core.cluster.HostView.UnitFacts;
import dev.quorate.core.cluster.HostView.WalIdentity;
import dev.quorate.core.cluster.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a report says of its host, as the core's nouns.
///
/// - `told`: the data directory that the caller already knows; else the unit's settings say which one it is
/// - `remembered`: the version of a program that has not changed since we asked it
record HostReading(Report report, Optional<String> told, Optional<Version> remembered) {
    private static final int LONGEST_TIME = 30;

    /// `middle`: our time in the middle of the command.
    Facts facts(Instant middle) {
        var data = directory();
        return new Facts(
                report.text("machine"),
                report.text("boot").replace("-", ""),
                report.text("host"),
                skew(middle),
                owner(),
                data.map(this::data),
                data.map(this::freeBytes).orElse(0L),
                version());
    }

    /// Of a brief look: what it left out is as the last whole look of the same boot saw it.
    Optional<Facts> facts(Facts whole) {
        var bootId = report.text("boot").replace("-", "");
        return report.has("end") && bootId.equals(whole.bootId())
                ? Optional.of(new Facts(
                        report.text("machine"),
                        bootId,
                        report.text("host"),
                        whole.skew(),
                        owner(),
                        directory().map(this::data),
                        whole.freeBytes(),
                        whole.etcdVersion()))
                : Optional.empty();
    }

    /// The data directory that counts, where it is known and could be looked at at all.
    Optional<String> directory() {
        return told.or(this::directoryOfSettings).filter(Words::isPath);
    }

    boolean describes(String path) {
        return report.section("directory", path).isPresent();
    }

    /// The version that the program itself printed in this visit.
    Optional<Version> printedVersion() {
        return report.text("version")
                .lines()
                .filter(line -> line.startsWith("etcd Version:"))
                .flatMap(line ->
                        Version.parse(line.substring(line.indexOf(':') + 1).strip()).stream())
                .findFirst();
    }

    private Optional<Version> version() {
        return printedVersion().or(() -> remembered).or(this::versionOfImage);
    }

    /// Container Linux's wrapper starts an image; its tag is the only version on the host.
    private Optional<Version> versionOfImage() {
        return unit().map(unit -> unit.environment().getOrDefault("ETCD_IMAGE_TAG", ""))
                .map(tag -> tag.startsWith("v") ? tag.substring(1) : tag)
                .flatMap(Version::parse);
    }

    private Owner owner() {
        var holders = Holders.read(report.values("holder"));
        var foreign = holders.foreign();
        if (foreign.isPresent()) {
            return new Foreign(foreign.get());
        }
        return unit().<Owner>map(Unit::new).orElseGet(() -> new Nobody(holders.words() + "; " + notInstalled()));
    }

    private String notInstalled() {
        var unit = report.text("unit");
        return unit.isEmpty()
                ? "none of etcd2.service, etcd-member.service and etcd.service is installed"
                : unit + " is not installed";
    }

    private Optional<UnitFacts> unit() {
        return UnitReading.of(report.text("properties"))
                .filter(UnitReading::isInstalled)
                .map(unit -> unit.facts(
                        DropIns.read(report.text("drop-ins")),
                        report.values("settings"),
                        config(unit),
                        report.values("settings-of-ours").stream()
                                .flatMap(line -> DropIns.read(line).stream())
                                .toList()));
    }

    /// Where the file that it names could not be read, it has no settings, and no plan is made on it.
    private Optional<ConfigFile> config(UnitReading unit) {
        return unit.configFile(report.values("settings"))
                .map(path -> report.section("config-file", path)
                        .map(file -> EtcdYaml.read(path, file.text("config")))
                        .orElseGet(() -> new ConfigFile(path, "", new TreeMap<>())));
    }

    /// A flag may quote a variable of the environment.
    private Optional<String> directoryOfSettings() {
        return unit().flatMap(unit -> unit.setting("ETCD_DATA_DIR")
                .map(value -> value.startsWith("$") ? unit.environment().getOrDefault(variable(value), "") : value));
    }

    private static String variable(String value) {
        return value.substring(1).replace("{", "").replace("}", "");
    }

    private DataDirectory data(String path) {
        var seen = report.section("directory", path).orElse(new Report(List.of()));
        var mode = seen.text("mode").split(" ", 2);
        return new DataDirectory(
                path,
                seen.has("mode"),
                mode[0],
                mode.length > 1 ? mode[1] : "",
                seen.values("entry"),
                seen.value("wal").flatMap(HostReading::wal));
    }

    private static Optional<WalIdentity> wal(String head) {
        return WalHead.read(Base64.getMimeDecoder().decode(head));
    }

    /// `stat -f`: free blocks and their size.
    private long freeBytes(String path) {
        var free = report.section("directory", path)
                .map(seen -> seen.text("free").split(" ", 2))
                .orElse(new String[0]);
        try {
            return free.length == 2 ? Long.parseLong(free[0]) * Long.parseLong(free[1]) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// The host reads its clock first and last; its middle against ours leaves only how unlike the ways
    /// there and back were.
    private Duration skew(Instant middle) {
        var readings = report.values("clock").stream()
                .flatMap(text -> time(text).stream())
                .toList();
        if (readings.isEmpty()) {
            return Duration.ZERO;
        }
        var half = Duration.between(readings.getFirst(), readings.getLast()).dividedBy(2);
        return Duration.between(middle, readings.getFirst().plus(half));
    }

    private static Optional<Instant> time(String text) {
        try {
            var seconds = new BigDecimal(text.substring(0, Math.min(text.length(), LONGEST_TIME)));
            var whole = seconds.longValue();
            var nanos = seconds.subtract(BigDecimal.valueOf(whole))
                    .movePointRight(9)
                    .longValue();
            return Optional.of(Instant.ofEpochSecond(whole, nanos));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
