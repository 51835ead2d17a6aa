package io.cloudconnect.teardown;

import java.util.List;

/**
 * What a removal would do.
 *
 * @param goes in words
 * @param stays with the reasons
 */
public record SitePreview(List<String> goes, List<Kept> stays) {
    public SitePreview {
        goes = List.copyOf(goes);
        stays = List.copyOf(stays);
    }
}
