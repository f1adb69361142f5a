package dev.quorate.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What became of the bytes of a store.
///
/// - `crash`: a power cut can leave them so without any promise broken by the disk: what had been synced is
///   as it was. Then nothing is damaged. Otherwise synced bytes were changed.
/// - `held`: the first so many events were acknowledged and their bytes are untouched
final class StorageFault {
    static final List<String> KINDS = List.of(
            "log cut anywhere",
            "sectors behind the last sync torn",
            "power cut while the log is carried over",
            "bits of the log",
            "bits of the log's header",
            "frames of the log moved, doubled or zeroed",
            "log gone or an older one put back",
            "synced end of the log cut off",
            "bits of the file",
            "bits of the file's header",
            "pages of the file zeroed, exchanged or old",
            "file cut");
    private static final int SECTOR = 512;
    private static final int FILE_HEADER = 100;

    private final String kind;
    private final boolean crash;
    private final byte[] main;
    private final byte[] log;
    private final int held;

    private StorageFault(String kind, boolean crash, byte[] main, byte[] log, int held) {
        this.kind = kind;
        this.crash = crash;
        this.main = main;
        this.log = log;
        this.held = held;
    }

    String kind() {
        return kind;
    }

    boolean crash() {
        return crash;
    }

    int held() {
        return held;
    }

    Path in(Path file) throws IOException {
        return WrittenStore.write(file, main, log);
    }

    static StorageFault of(int kind, Random random, WrittenStore live, WrittenStore closed) {
        var store = random.nextBoolean() ? live : closed;
        return switch (kind) {
            case 0 -> cut(random, live, true, KINDS.get(kind));
            case 1 -> torn(random, live, KINDS.get(kind));
            case 2 -> carrying(random, live, KINDS.get(kind));
            case 3 -> log(kind, live, flipped(random, live.log(), 0, WalFile.start(WalFile.frames(live.log()))));
            case 4 -> log(kind, live, flipped(random, live.log(), 0, WalFile.HEADER));
            case 5 -> log(kind, live, moved(random, live.log()));
            case 6 -> log(kind, live, random.nextBoolean() ? new byte[0] : live.logBefore());
            case 7 -> cut(random, live, false, KINDS.get(kind));
            case 8 -> main(kind, store, flipped(random, store.main(), 0, store.main().length));
            case 9 -> main(kind, store, flipped(random, store.main(), 0, FILE_HEADER));
            case 10 -> main(kind, store, pages(random, store));
            default -> main(kind, store, Arrays.copyOf(store.main(), random.nextInt(store.main().length)));
        };
    }

    private static StorageFault log(int kind, WrittenStore store, byte[] log) {
        return new StorageFault(KINDS.get(kind), false, store.main(), log, 0);
    }

    private static StorageFault main(int kind, WrittenStore store, byte[] main) {
        return new StorageFault(KINDS.get(kind), false, main, store.log(), 0);
    }

    private static StorageFault cut(Random random, WrittenStore store, boolean crash, String kind) {
        var end = random.nextInt(WalFile.start(WalFile.frames(store.log())) + 1);
        return new StorageFault(kind, crash, store.main(), Arrays.copyOf(store.log(), end), held(store, end));
    }

    private static int held(WrittenStore store, int logEnd) {
        return (int) store.events().stream()
                .filter(event -> event.logEnd() <= logEnd)
                .count();
    }

    /// The last sync was behind one of the events; of what was written since, each sector of the disk has
    /// what it had before, the new, nothing, or noise.
    private static StorageFault torn(Random random, WrittenStore store, String kind) {
        var synced = random.nextInt(store.events().size());
        var from = store.events().get(synced).logEnd();
        var log = store.log();
        for (var at = from; at < log.length; at = sectorEnd(at)) {
            var end = Math.min(sectorEnd(at), log.length);
            switch (random.nextInt(4)) {
                case 0 -> Arrays.fill(log, at, end, (byte) 0);
                case 1 -> System.arraycopy(noise(random, end - at), 0, log, at, end - at);
                case 2 -> copyOld(store.logBefore(), log, at, end);
                default -> {}
            }
        }
        var left = from + random.nextInt(log.length - from + 1);
        return new StorageFault(kind, true, store.main(), Arrays.copyOf(log, left), held(store, from));
    }

    private static void copyOld(byte[] old, byte[] log, int at, int end) {
        if (end <= old.length) {
            System.arraycopy(old, at, log, at, end - at);
        }
    }

    private static int sectorEnd(int at) {
        return (at / SECTOR + 1) * SECTOR;
    }

    private static byte[] noise(Random random, int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /// The log is whole and synced; of the file's sectors some are carried over, some not yet, some torn.
    private static StorageFault carrying(Random random, WrittenStore store, String kind) {
        var main = Arrays.copyOf(store.before(), store.main().length);
        for (var at = 0; at < main.length; at += SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(store.main(), at, main, at, SECTOR);
            }
        }
        var events = (int)
                store.events().stream().filter(event -> event.logEnd() == 0).count();
        return new StorageFault(kind, true, main, store.logBefore(), events);
    }

    private static byte[] flipped(Random random, byte[] bytes, int from, int to) {
        var flipped = bytes.clone();
        for (var flips = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 1; flips > 0; flips--) {
            flipped[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return flipped;
    }

    private static byte[] moved(Random random, byte[] log) {
        var frames = WalFile.frames(log);
        var one = WalFile.start(random.nextInt(frames));
        var other = WalFile.start(random.nextInt(frames));
        var moved = log.clone();
        switch (random.nextInt(3)) {
            case 0 -> {
                System.arraycopy(log, other, moved, one, WalFile.FRAME);
                System.arraycopy(log, one, moved, other, WalFile.FRAME);
            }
            case 1 -> System.arraycopy(log, other, moved, one, WalFile.FRAME);
            default -> Arrays.fill(moved, one, one + WalFile.FRAME, (byte) 0);
        }
        return moved;
    }

    private static byte[] pages(Random random, WrittenStore store) {
        var size = random.nextBoolean() ? WalFile.PAGE : SECTOR;
        var main = store.main();
        var one = random.nextInt(main.length / size) * size;
        var other = random.nextInt(main.length / size) * size;
        switch (random.nextInt(4)) {
            case 0 -> {
                System.arraycopy(store.main(), other, main, one, size);
                System.arraycopy(store.main(), one, main, other, size);
            }
            case 1 -> System.arraycopy(store.main(), other, main, one, size);
            case 2 -> copyOld(store.before(), main, one, one + size);
            default -> Arrays.fill(main, one, one + size, (byte) 0);
        }
        return main;
    }
}
