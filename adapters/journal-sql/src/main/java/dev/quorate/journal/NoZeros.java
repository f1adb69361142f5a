package dev.quorate.journal;

import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// PostgreSQL holds no character zero in a text, and a chat may send one: in its place stands the sign for what
/// cannot be shown. Bodies are JSON, where it is written in other characters, and are stored as they are.
final class NoZeros extends AbstractArgumentFactory<String> {
    private static final char SIGN = '\ufffd';

    private NoZeros() {
        super(Types.VARCHAR);
    }

    static Jdbi in(Jdbi database) {
        return database.registerArgument(new NoZeros());
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        return (position, statement, _) -> statement.setString(position, value.replace('\0', SIGN));
    }
}
