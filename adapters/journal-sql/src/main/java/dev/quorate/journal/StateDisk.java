package dev.quorate.journal;

import dev.quorate.core.port.Disk;
import dev.quorate.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file system that a directory is on, as the kernel tells it: what is kept for root is not free for
/// us.
public record StateDisk(Path directory) implements Disk {
    @Override
    public Room room() {
        try {
            var store = Files.getFileStore(directory);
            return new Room(directory.toString(), store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new JournalException("The free space in " + directory + " cannot be told; look with df", e);
        }
    }
}
