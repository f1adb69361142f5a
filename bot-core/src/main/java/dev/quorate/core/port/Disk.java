package dev.quorate.core.port;

/// The disk on which the bot keeps what it must not lose: its record and the snapshots of the clusters.
public interface Disk {
    /// Where nothing is kept on a disk.
    Disk ENDLESS = () -> new Room("memory", Long.MAX_VALUE, Long.MAX_VALUE);

    /// As it is now. Where the disk does not say, a JournalException: then nothing is begun either.
    Room room();

    /// - `where`: the directory, as people can look it up
    /// - `freeBytes`: what is free for us; `totalBytes`: how large the whole file system is
    record Room(String where, long freeBytes, long totalBytes) {
        private static final long LEAST = 512L << 20;
        private static final long MOST = 4L << 30;
        private static final int TWENTIETH = 20;

        /// What has to be free before anything is begun: a twentieth of the disk, at least 512 MiB and at
        /// most 4 GiB. A large disk is not full because 5 % of it are left.
        public long neededBytes() {
            return Math.clamp(totalBytes / TWENTIETH, LEAST, MOST);
        }

        public boolean isShort() {
            return freeBytes < neededBytes();
        }

        public String text() {
            return (freeBytes >> 20) + " MiB of " + (totalBytes >> 20) + " MiB are free in " + where;
        }

        public String needed() {
            return (neededBytes() >> 20) + " MiB";
        }
    }
}
