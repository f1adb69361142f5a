package dev.quorate.core.desk;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.People;

/// What accounts hear that nobody is known by.
final class Strangers {
    private Strangers() {}

    static Notice told(People.Account account) {
        return new Notice.Refused(refusal(account), Notice.Audience.ASKER);
    }

    static Refusal refusal(People.Account account) {
        return new Refusal(
                "I did nothing.",
                "I do not know who " + account + " is, and an unknown account decides nothing.",
                "Have `" + account.chat() + ": " + account.id()
                        + "` added to a person under `people` in my configuration.");
    }
}
