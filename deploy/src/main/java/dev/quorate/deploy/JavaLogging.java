package dev.quorate.deploy;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/// gRPC and the JDK log through java.util.logging, which by itself prints two lines an event. Here its
/// warnings go the way of all others.
final class JavaLogging extends Handler {
    private JavaLogging() {}

    static void redirect() {
        LogManager.getLogManager().reset();
        var root = java.util.logging.Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new JavaLogging());
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record) && record.getLevel().intValue() >= Level.WARNING.intValue()) {
            var name = record.getLoggerName();
            LoggerFactory.getLogger(name == null ? "java" : name).warn(record.getMessage(), record.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
