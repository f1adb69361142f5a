package dev.quorate.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// A database of PostgreSQL and who we are there; the password is kept elsewhere.
///
/// - `sslMode`: PostgreSQL's word for how the server is known, such as `verify-full`
/// - `rootCertificate`: who signed the server's certificate; the authorities that Java trusts where it is empty
public record PostgresqlAddress(
        String host, int port, String database, String user, String sslMode, Optional<Path> rootCertificate) {
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + place() + "/" + database;
    }

    String jdbc() {
        return "jdbc:postgresql://" + place() + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    private String place() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
