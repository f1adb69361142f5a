package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.Address;

/// A host that is to become a member, and the name it will have there. Both keep to the letters of an
/// [Address], so that they can stand in a command line, a list of `NAME=URL` and a YAML text.
public record NewHost(String name, Address address) {
    public NewHost {
        if (!isName(name) || !isAddress(address.value())) {
            throw new IllegalArgumentException("not a new host: " + name + " at " + address);
        }
    }

    public static boolean isName(String text) {
        return Address.isValid(text);
    }

    /// A port is no part of an address, so a colon is that of IPv6; and others must be able to dial it.
    public static boolean isAddress(String text) {
        return Address.isValid(text)
                && !text.equals("0.0.0.0")
                && (!text.contains(":")
                        || (text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") && !text.equals("::")));
    }
}
