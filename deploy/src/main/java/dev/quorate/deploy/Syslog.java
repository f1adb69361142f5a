package dev.quorate.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.status.Status;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of a line into a log on another machine: syslog over UDP, facility auth, severity info. What is lost on
/// the way is lost.
final class Syslog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Syslog.class);
    private static final String TAG = "quorate: %msg";

    private final InetSocketAddress at;
    private final LoggerContext context = new LoggerContext();
    private final SyslogAppender appender = new SyslogAppender();

    Syslog(InetSocketAddress at) {
        this.at = at;
        appender.setContext(context);
        appender.setSyslogHost(at.getHostString());
        appender.setPort(at.getPort());
        appender.setFacility("AUTH");
        appender.setSuffixPattern(TAG);
    }

    /// Looks the host up if it has not been found yet, and sends the line.
    synchronized void send(String line) {
        context.getStatusManager().clear();
        if (!appender.isStarted()) {
            appender.start();
        }
        appender.doAppend(new LoggingEvent(TAG, context.getLogger("record"), Level.INFO, line, null, null));
        context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() >= Status.WARN)
                .findFirst()
                .ifPresent(status -> LOG.warn(
                        "syslog at {}:{} may not have this line: {} ({})",
                        at.getHostString(),
                        at.getPort(),
                        line,
                        status.getMessage()));
    }

    @Override
    public void close() {
        appender.stop();
        context.stop();
    }
}
