package io.cloudconnect.cube;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How both ends of a VPN know each other. The key itself stays out of templates and user data: an operator types it in
 * after the first boot, unless {@link #exposedInConfiguration} says otherwise.
 *
 * @param secretName the secret that holds the key, named in the operator's steps; empty when nobody keeps it there
 * @param exposed the key, where the caller decided to expose it
 */
public record PreSharedKey(Optional<String> secretName, Optional<String> exposed) {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@:-]{1,200}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._/+=-]{16,128}");

    public PreSharedKey {
        secretName.filter(name -> !SECRET.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException("pre-shared key secret \"" + Command.printable(name)
                    + "\" is no secret's name; write letters, digits and /_+=.@:- as Secrets Manager takes them");
        });
        if (exposed.isPresent() && !KEY.matcher(exposed.get()).matches()) {
            throw new IllegalArgumentException(
                    "the pre-shared key is not 16 to 128 letters, digits and . _ / + = -; make a new one");
        }
    }

    /**
     * Typed in by an operator, who finds it in a secret.
     *
     * @param name the secret's name in Secrets Manager
     * @return the key's place
     */
    public static PreSharedKey inSecret(String name) {
        return new PreSharedKey(Optional.of(name), Optional.empty());
    }

    /** {@return a key that an operator types in, who has it from somewhere else} */
    public static PreSharedKey typedIn() {
        return new PreSharedKey(Optional.empty(), Optional.empty());
    }

    /**
     * Written into the configuration as it is. Of a router that this library makes, that is the user data, which
     * everyone reads who may describe the instance.
     *
     * @param key 16 to 128 letters, digits and {@code . _ / + = -}
     * @return the key
     */
    public static PreSharedKey exposedInConfiguration(String key) {
        return new PreSharedKey(Optional.empty(), Optional.of(key));
    }

    @Override
    public String toString() {
        return secretName.map(name -> "in secret " + name).orElse(exposed.isPresent() ? "exposed" : "typed in");
    }
}
