package io.cloudconnect.cost;

import java.util.List;
import java.util.Optional;

/**
 * A way to pay for the router's licence.
 *
 * @param id {@code byol}
 * @param name in words
 * @param needs which of licence and support it takes
 * @param unavailable why nobody can choose it; empty where one can
 */
record LicenceModel(String id, String name, List<Kind> needs, Optional<String> unavailable) {
    boolean takes(Need need) {
        boolean belongsToLicence = need.kind() == Kind.LICENCE || need.kind() == Kind.SUPPORT;
        return !belongsToLicence || needs.contains(need.kind());
    }
}
