package dev.quorate.chat.discord.api;

import dev.quorate.core.mail.Key;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key as people see it, in small print below the message: `-# no. 812 tail`. Discord keeps nothing about a
/// message that its readers do not see, and shows a nonce to nobody but the one who posts.
///
/// Further letters stand as their distance from the first, `-# no. 812 +1 +3`: many of them must have room.
final class KeyPrint {
    private static final String BEGIN = "-# no. ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DISTANCE = Pattern.compile("[+-][0-9]{1,18}");
    private static final int NONCE_BYTES = 15;

    private KeyPrint() {}

    static String below(String content, Key key) {
        return content.isEmpty() ? print(key) : content + "\n" + print(key);
    }

    private static String print(Key key) {
        var print = new StringBuilder(BEGIN).append(key.letter());
        for (var more : key.with()) {
            var distance = more - key.letter();
            print.append(distance < 0 ? " " : " +").append(distance);
        }
        return key.part().isEmpty()
                ? print.toString()
                : print.append(' ').append(key.part()).toString();
    }

    /// Empty for a message that has none.
    static Optional<Key> key(String content) {
        var line = content.substring(content.lastIndexOf('\n') + 1);
        if (!line.startsWith(BEGIN)) {
            return Optional.empty();
        }
        var words = List.of(line.substring(BEGIN.length()).split(" ", -1));
        if (!NUMBER.matcher(words.getFirst()).matches()) {
            return Optional.empty();
        }
        var letter = Long.parseLong(words.getFirst());
        var with = new ArrayList<Long>();
        var at = 1;
        while (at < words.size() && DISTANCE.matcher(words.get(at)).matches()) {
            with.add(letter + Long.parseLong(words.get(at)));
            at++;
        }
        return Optional.of(new Key(letter, with, String.join(" ", words.subList(at, words.size()))));
    }

    /// What makes a repetition within the next minutes harmless: the same for the same message to the same place.
    /// Of at most 25 characters.
    static String nonce(String... about) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var hash = sha.digest(String.join("\n", about).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(hash, NONCE_BYTES)).toString(32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
