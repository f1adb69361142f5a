package dev.quorate.deploy.provision;

/// One file of a unit: the unit's own, or a drop-in.
///
/// - `label`: how findings call it
/// - `name`: of the file, such as `99-restore.conf`
record Part(String label, String name, Place place, UnitText text) {
    /// Where the file is, or will be; a later place hides files of the same name in an earlier one
    /// (systemd.unit).
    enum Place {
        VENDOR,
        RUN,
        ETC
    }

    boolean isDropIn() {
        return name.endsWith(".conf");
    }

    String at(UnitText.Entry entry) {
        return label + ":" + entry.line();
    }
}
