package dev.quorate.deploy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The lab's own authority and the bot's certificate, for a client of its own.
final class Certificates {
    private static final char[] NO_PASSWORD = {};

    private Certificates() {}

    static SSLContext ofTheLab() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            var trusted = store();
            trusted.setCertificateEntry("lab", certificate("ca.pem"));
            trust.init(trusted);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            var own = store();
            own.setKeyEntry("bot", key(), NO_PASSWORD, new Certificate[] {certificate("bot.pem")});
            keys.init(own, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate certificate(String file) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(path(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key() throws GeneralSecurityException, IOException {
        var text = Files.readString(path("bot.key")).replaceAll("-----[A-Z ]+-----", "");
        var bytes = Base64.getMimeDecoder().decode(text);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static Path path(String file) {
        return Lab.STATE.resolve(file);
    }
}
