package dev.quorate.chat.discord.fake;

import java.util.List;

/// A call ends here, with this answer.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer) {
        super(answer.body().toString());
        this.answer = answer;
    }

    Refused(int status, int code, String message) {
        this(Answer.refused(status, code, message));
    }

    static Refused unknown(int code, String what) {
        return new Refused(404, code, "Unknown " + what);
    }

    static Refused invalid(List<String> violations) {
        return new Refused(Answer.invalid(violations));
    }

    Answer answer() {
        return answer;
    }
}
