package dev.quorate.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The scripts that we ever run on a host, each a file beside this class. Their text is constant; what
/// differs from call to call comes as arguments or on stdin.
enum Script {
    LOOK("look"),
    FENCE("fence"),
    START("start"),
    RELOAD("reload"),
    WRITE_DROP_IN("write-drop-in"),
    REMOVE_DROP_IN("remove-drop-in"),
    RENAME_DATA("rename-data"),
    COPY_DATA("copy-data"),
    BACK_UP_DATA("back-up-data"),
    WRITE_SETTINGS("write-settings"),
    ENABLE("enable"),
    RECEIVE_SNAPSHOT("receive-snapshot"),
    RESTORE_DATA("restore-data"),
    LOG_END("log-end"),
    FOLLOW("follow"),
    /// Not run by itself: what stands between an act and the look behind it.
    BEHIND("behind");

    private final String file;
    private final String text;

    Script(String file) {
        this.file = file;
        this.text = read(file + ".sh");
    }

    String title() {
        return file;
    }

    String text() {
        return text;
    }

    private static String read(String name) {
        try (var stream = Script.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the script " + name + " is not in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + name, e);
        }
    }
}
