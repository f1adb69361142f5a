package dev.quorate.deploy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.runbooks.provision.DropIn;
import dev.quorate.runbooks.provision.NewHost;
import dev.quorate.runbooks.provision.Rendering;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RenderedFilesTest {
    private final RenderedFiles files = new RenderedFiles(
            new NewHost("node4", new Address("10.0.1.4")),
            new Rendering(
                    "etcd:\n",
                    List.of(new DropIn("20-a.conf", "[Service]\nA=\"b\"\n")),
                    "{}\n",
                    List.of("Add it first.")));

    @Test
    void people_get_each_form_below_its_title() {
        assertThat(files.lines())
                .containsExactly(
                        "! Add it first.",
                        "",
                        "--- 1. Container Linux Config, for the config transpiler and never for a host",
                        "etcd:",
                        "",
                        "--- 2. what it compiles to: /etc/systemd/system/etcd-member.service.d/20-a.conf",
                        "[Service]\nA=\"b\"",
                        "",
                        "--- 3. Ignition 2.0.0, for the first boot of node4",
                        "{}");
    }

    @Test
    void scripts_get_an_object_for_each_file() {
        assertThat(files.json(Instant.parse("2026-11-22T02:11:42Z")))
                .extracting(Object::toString)
                .containsExactly(
                        "{\"at\":\"2026-11-22T02:11:42Z\",\"kind\":\"remark\",\"text\":\"Add it first.\"}",
                        "{\"at\":\"2026-11-22T02:11:42Z\",\"kind\":\"file\",\"form\":\"container-linux-config\","
                                + "\"name\":\"node4.yaml\",\"text\":\"etcd:\\n\"}",
                        "{\"at\":\"2026-11-22T02:11:42Z\",\"kind\":\"file\",\"form\":\"drop-in\","
                                + "\"name\":\"20-a.conf\",\"text\":\"[Service]\\nA=\\\"b\\\"\\n\"}",
                        "{\"at\":\"2026-11-22T02:11:42Z\",\"kind\":\"file\",\"form\":\"ignition\","
                                + "\"name\":\"node4.json\",\"text\":\"{}\\n\"}");
    }
}
