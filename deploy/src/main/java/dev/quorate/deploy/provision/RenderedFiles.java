package dev.quorate.deploy.provision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.plan.Refusal;
import dev.quorate.runbooks.provision.NewHost;
import dev.quorate.runbooks.provision.Rendering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A rendering for people, each form below a line that says what it is, and for scripts, an object for each
/// file.
public record RenderedFiles(NewHost host, Rendering rendering) {
    private static final String FOLDER = "/etc/systemd/system/etcd-member.service.d/";

    /// `form` is its name for scripts.
    private record Form(String form, String title, String file, String text) {}

    public List<String> lines() {
        var lines = new ArrayList<String>();
        rendering.remarks().forEach(remark -> lines.add("! " + remark));
        for (var form : forms()) {
            lines.add("");
            lines.add("--- " + form.title());
            lines.add(form.text().stripTrailing());
        }
        return lines;
    }

    public List<ObjectNode> json(Instant at) {
        var objects = new ArrayList<ObjectNode>();
        rendering.remarks().forEach(remark -> objects.add(object(at, "remark").put("text", remark)));
        forms().forEach(form -> objects.add(object(at, "file")
                .put("form", form.form())
                .put("name", form.file())
                .put("text", form.text())));
        return objects;
    }

    public static ObjectNode json(Instant at, Refusal refusal) {
        return object(at, "refusal").put("text", refusal.text());
    }

    private static ObjectNode object(Instant at, String kind) {
        return JsonNodeFactory.instance.objectNode().put("at", at.toString()).put("kind", kind);
    }

    private List<Form> forms() {
        var forms = new ArrayList<Form>();
        forms.add(new Form(
                "container-linux-config",
                "1. Container Linux Config, for the config transpiler and never for a host",
                host.name() + ".yaml",
                rendering.config()));
        rendering
                .dropIns()
                .forEach(dropIn -> forms.add(new Form(
                        "drop-in",
                        "2. what it compiles to: " + FOLDER + dropIn.name(),
                        dropIn.name(),
                        dropIn.contents())));
        forms.add(new Form(
                "ignition",
                "3. Ignition 2.0.0, for the first boot of " + host.name(),
                host.name() + ".json",
                rendering.ignition()));
        return forms;
    }
}
