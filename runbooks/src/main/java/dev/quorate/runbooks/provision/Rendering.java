package dev.quorate.runbooks.provision;

import java.util.List;

/// What a new host needs, in three forms of the same settings, and what to know before using them.
///
/// - `config`: a Container Linux Config, for the transpiler and never for a host
/// - `dropIns`: what it compiles to, for /etc/systemd/system/etcd-member.service.d
/// - `ignition`: JSON for the host's first boot
/// - `remarks`: whole sentences
public record Rendering(String config, List<DropIn> dropIns, String ignition, List<String> remarks) {
    /// Container Linux's unit sets ETCD_NAME=%m. Since etcd 3.4 a flag and its variable together are fatal,
    /// so the variable has to go where the name is a flag.
    static final DropIn NAME = new DropIn("30-quorate-name.conf", """
        [Service]
        # The name is a flag here. etcd 3.4 and newer refuse a flag whose variable is set too.
        UnsetEnvironment=ETCD_NAME
        """);

    public Rendering {
        dropIns = List.copyOf(dropIns);
        remarks = List.copyOf(remarks);
    }

    static Rendering of(EtcdSection section, List<String> remarks) {
        var dropIns = List.of(section.dropIn(), NAME);
        return new Rendering(config(section), dropIns, IgnitionText.of(EtcdSection.UNIT, dropIns), remarks);
    }

    private static String config(EtcdSection section) {
        return "etcd:\n" + section.yaml()
                + """
                systemd:
                  units:
                    - name: %s
                      dropins:
                        - name: %s
                          contents: |
                %s\
                """.formatted(EtcdSection.UNIT, NAME.name(), NAME.contents().indent(12));
    }
}
