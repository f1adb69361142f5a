package dev.quorate.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One class of secrets, recognized where it begins.
interface Secret {
    /// The part to hide, where one begins at this place or right behind what stands there; else null.
    @Nullable
    Span at(String text, int at);

    /// `[start, end)` of the text.
    record Span(String kind, int start, int end) {}

    /// In the order in which they are asked: the more telling name first.
    static List<Secret> all() {
        return List.of(
                TokenShapes::key,
                TokenShapes::jwt,
                TokenShapes::slack,
                TokenShapes::aws,
                TokenShapes::discord,
                UrlSecrets::userInfo,
                UrlSecrets::path,
                Assignments::header,
                Assignments::named,
                Entropy::value);
    }
}
