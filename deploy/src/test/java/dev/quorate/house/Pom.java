package dev.quorate.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A POM as written, without what Maven would add to it.
final class Pom {
    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    /// What a module says it uses.
    record Dependency(String group, String artifact, String scope) {}

    static Pom of(Path module) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(module.resolve("pom.xml").toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException lost) {
            throw new IllegalStateException("cannot read the POM of " + module, lost);
        }
    }

    List<Dependency> dependencies() {
        return below(project, "dependencies", "dependency").stream()
                .map(dependency -> new Dependency(
                        text(dependency, "groupId", ""),
                        text(dependency, "artifactId", ""),
                        text(dependency, "scope", "compile")))
                .toList();
    }

    /// The pinned versions by artifact; a family pinned by its BOM stands under the name of the BOM.
    Map<String, String> pinned() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Element management : children(project, "dependencyManagement")) {
            for (Element dependency : below(management, "dependencies", "dependency")) {
                versions.put(text(dependency, "artifactId", ""), text(dependency, "version", ""));
            }
        }
        return versions;
    }

    private static List<Element> below(Element parent, String group, String name) {
        return children(parent, group).stream()
                .flatMap(element -> children(element, name).stream())
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name, String otherwise) {
        return children(parent, name).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse(otherwise);
    }
}
