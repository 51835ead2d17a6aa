package io.cloudconnect.app;

import io.cloudconnect.rule.RouterRules;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The router's machine image, as a site file names it. */
public sealed interface ImageReference {
    /**
     * A public SSM parameter, resolved by CloudFormation.
     *
     * @param name {@code /aws/service/marketplace/prod-…/17.12.07b}; a version, because {@code latest} replaces the
     *     router by surprise
     */
    record SsmParameter(String name) implements ImageReference {
        @Override
        public String toString() {
            return "ssm:" + name;
        }
    }

    /** An image of the site's region: {@code ami-0123456789abcdef0}. */
    record Ami(String id) implements ImageReference {}

    /** Images by region, for a file that several regions share. */
    record AmiByRegion(Map<String, String> ids) implements ImageReference {
        public AmiByRegion {
            ids = Map.copyOf(ids);
        }
    }

    /** Cisco Catalyst 8000V BYOL, IOS XE 17.12.07b. */
    ImageReference CATALYST8000V = new SsmParameter("/aws/service/marketplace/prod-rhyp4n745z2jk/17.12.07b");

    /**
     * Reads {@code ssm:/…} or {@code ami-…}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static ImageReference of(String text) {
        if (text.startsWith("ssm:")) {
            return new SsmParameter(RouterRules.imageParameter(text.substring("ssm:".length())));
        }
        if (text.startsWith("ami-")) {
            return new Ami(RouterRules.ami(text));
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no image; write an AMI id, as in ami-0123456789abcdef0, or " + CATALYST8000V);
    }

    static Optional<ImageReference> read(YamlSection router, String region) {
        if (!router.isSection("image")) {
            return router.text("image", ImageReference::of);
        }
        YamlSection byRegion = router.section("image");
        Map<String, String> ids = new TreeMap<>();
        for (String name : byRegion.names()) {
            byRegion.text(name, RouterRules::ami).ifPresent(id -> ids.put(name, id));
        }
        if (!region.isEmpty() && !byRegion.names().contains(region)) {
            router.mistake("image", "has no image for " + region, "add a line \"" + region + ": ami-…\"");
        }
        return Optional.of(new AmiByRegion(ids));
    }
}
