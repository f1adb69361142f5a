package dev.quorate.deploy.config;

import dev.quorate.core.notice.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Reads the operator's file. Bounded before anything is parsed: 256 KiB, and the levels that YamlText allows.
public final class ConfigurationFile {
    private static final int LARGEST = 256 * 1024;
    private static final List<String> KEYS = List.of(
            "store",
            "store-password-file",
            "store-folder",
            "store-lease",
            "clusters",
            "people",
            "policy",
            "chats",
            "witness");

    private static final String CHATS = "{console: {socket: /run/quorate/chat.sock}}";

    private ConfigurationFile() {}

    public static Loaded<Configuration> read(Path file) {
        return part(file, ConfigurationFile::configuration);
    }

    /// The store alone, for commands that only read the record: they work beside a file whose other parts
    /// are in work.
    public static Loaded<Store> readStore(Path file) {
        return part(file, root -> StoreSection.read(root.section(KEYS)));
    }

    /// The console's socket alone, for people who may talk to the bot and must not see its secrets.
    public static Loaded<Chats.Console> readConsole(Path file) {
        return part(file, root -> ChatsSection.readConsole(root.section(KEYS).need("chats", CHATS)));
    }

    private static <T> Loaded<T> part(Path file, Function<Spot, T> reader) {
        try {
            return new Loaded.Read<>(reader.apply(root(file)));
        } catch (Complaint complaint) {
            return new Loaded.Wrong<>(PlainText.line(String.valueOf(complaint.getMessage())));
        }
    }

    private static Configuration configuration(Spot root) {
        var top = root.section(KEYS);
        var store = StoreSection.read(top);
        var people = PeopleSection.read(top.need("people", "{alice: {unix: alice, groups: [etcd-oncall]}}"));
        var policy = new PolicySection(root, people).read(top.find("policy"));
        var chats = ChatsSection.read(top.need("chats", CHATS));
        var clusters = ClustersSection.read(top.need("clusters", "a section with one key for each cluster"), chats);
        var witnesses = WitnessSection.read(top.find("witness"), chats);
        return new Configuration(store, clusters, people, policy, chats, witnesses);
    }

    private static Spot root(Path file) {
        return Spot.root(file, YamlText.read(file.toString(), text(file)));
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new Complaint(file + ": there is no such file; name one with --config FILE");
        }
        if (!Files.isRegularFile(file)) {
            throw new Complaint(file + ": is not a file; name one with --config FILE");
        }
        if (!Files.isReadable(file)) {
            throw new Complaint(file + ": is not readable for " + System.getProperty("user.name")
                    + "; run this as the bot's user or change the file's owner");
        }
        refuseOtherHands(file);
        try (var in = Files.newInputStream(file)) {
            return decoded(file, in.readNBytes(LARGEST + 1));
        } catch (IOException e) {
            throw new Complaint(file + ": cannot be read; check the disk and the file's owner");
        }
    }

    private static String decoded(Path file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Complaint(file + ": is larger than 256 KiB; name the configuration of Quorate");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Complaint(file + ": is not UTF-8 text; save it as UTF-8");
        }
    }

    /// The file says who may approve: whoever can write it is everybody.
    private static void refuseOtherHands(Path file) {
        try {
            var mode = (int) Files.getAttribute(file, "unix:mode");
            if ((mode & 0002) != 0) {
                throw new Complaint(
                        file + ": everybody can write it, and it says who may approve; run chmod o-w " + file);
            }
        } catch (IOException e) {
            throw new Complaint(file + ": its mode cannot be read; put it on a local file system");
        }
    }
}
