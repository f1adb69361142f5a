package dev.quorate.deploy.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// A YAML text as nodes with lines. One document, at most 20 levels deep, no anchors, aliases or tags: what
/// can be written with them cannot be read at a glance, and a few bytes of them can unfold to gigabytes.
final class YamlText {
    private static final int DEEPEST = 20;

    private final String name;
    private final YAMLParser parser;

    private YamlText(String name, String text) throws IOException {
        this.name = name;
        this.parser = new YAMLFactory().createParser(text);
    }

    /// `name` is the file as complaints call it.
    static Node read(String name, String text) {
        refuseControlCharacters(name, text);
        try {
            return new YamlText(name, text).document();
        } catch (JacksonException malformed) {
            throw malformed(name, text, malformed);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text needs no I/O", impossible);
        }
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw new Complaint(name + ": is empty; write at least store, clusters, people and chats");
        }
        var root = node(1);
        if (parser.nextToken() != null) {
            throw wrong("a second document begins here; write everything into one");
        }
        return root;
    }

    private Node node(int depth) throws IOException {
        refuseReferences();
        if (depth > DEEPEST) {
            throw wrong("more than " + DEEPEST + " levels deep; nothing here needs that");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(depth);
            case START_ARRAY -> items(depth);
            case VALUE_NULL -> new Node.Scalar(line(), "", true);
            default -> new Node.Scalar(line(), parser.getText(), false);
        };
    }

    private Node keys(int depth) throws IOException {
        var line = line();
        var keys = new LinkedHashMap<String, Node.Key>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseReferences();
            var key = parser.currentName();
            var keyLine = line();
            var first = keys.get(key);
            if (first != null) {
                throw wrong("the key " + key + " is here twice, first in line " + first.line() + "; keep one");
            }
            parser.nextToken();
            keys.put(key, new Node.Key(keyLine, node(depth + 1)));
        }
        return new Node.Keys(line, keys);
    }

    private Node items(int depth) throws IOException {
        var line = line();
        var nodes = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(depth + 1));
        }
        return new Node.Items(line, nodes);
    }

    private void refuseReferences() throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw wrong("anchors (&) and aliases (*) are not read here; write the value out, in quotes if it begins"
                    + " with & or *");
        }
        if (parser.getTypeId() != null) {
            throw wrong("tags (!) are not read here; write the plain value, in quotes if it begins with !");
        }
    }

    private Complaint wrong(String what) {
        return new Complaint(name + ":" + line() + ": " + what);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static void refuseControlCharacters(String name, String text) {
        var line = 1;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '\n') {
                line++;
            } else if (Character.isISOControl(c) && c != '\t' && c != '\r') {
                throw new Complaint(
                        name + ":" + line + ": a control character, " + Character.getName(c) + "; remove it");
            }
        }
    }

    /// SnakeYAML's own words speak of tokens and block ends; the line, the column and the usual causes help
    /// more.
    private static Complaint malformed(String name, String text, JacksonException malformed) {
        var where = malformed.getLocation();
        if (where == null) {
            return new Complaint(name + ": not YAML; check brackets, quotes and indentation");
        }
        var line = Math.max(1, where.getLineNr());
        var tab = lineWithTab(text, line);
        if (tab > 0) {
            return new Complaint(name + ":" + tab + ":1: a tab in the indentation; indent with blanks");
        }
        return new Complaint(name + ":" + line + ":" + Math.max(1, where.getColumnNr())
                + ": not YAML here; check this line and those above: indentation, a blank behind each colon,"
                + " closing quotes");
    }

    /// The parser stops at a tab or shortly before it. Zero when there is none.
    private static int lineWithTab(String text, int near) {
        var lines = text.lines().toList();
        for (var line = near; line <= Math.min(near + 1, lines.size()); line++) {
            if (lines.get(line - 1).stripTrailing().matches(" *\t.*")) {
                return line;
            }
        }
        return 0;
    }
}
