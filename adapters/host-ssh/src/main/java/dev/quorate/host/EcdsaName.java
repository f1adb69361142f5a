package dev.quorate.host;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import org.jspecify.annotations.Nullable;

/// The JDK's key factory for elliptic curves under the name by which sshj asks for it. BouncyCastle calls it
/// `ECDSA`, the JDK `EC`; without this a host whose pinned key is an ECDSA key could not be talked to.
final class EcdsaName extends Provider {
    private static final long serialVersionUID = 1;

    private EcdsaName() {
        super("QuorateEcdsaName", "1", "the JDK's EC key factory under the name ECDSA");
        putService(new EcdsaService(this));
    }

    /// Once is enough; a second time changes nothing.
    static void register() {
        Security.addProvider(new EcdsaName());
    }

    private static final class EcdsaService extends Service {
        EcdsaService(Provider provider) {
            super(provider, "KeyFactory", "ECDSA", Factory.class.getName(), null, null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return new Factory(KeyFactory.getInstance("EC"));
        }
    }

    private static final class Factory extends KeyFactorySpi {
        private final KeyFactory factory;

        Factory(KeyFactory factory) {
            this.factory = factory;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return factory.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return factory.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            return factory.getKeySpec(key, spec);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return factory.translateKey(key);
        }
    }
}
