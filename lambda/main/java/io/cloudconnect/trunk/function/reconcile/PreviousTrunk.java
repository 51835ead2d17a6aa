package io.cloudconnect.trunk.function.reconcile;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this resource attached before, as far as its old properties tell: only this may be detached.
 *
 * <p>Read leniently: old properties may come from another version of the construct, or from a failed update.
 *
 * @param numbers E.164 or SIDs
 * @param accessControlLists AL… of existing lists
 * @param credentialLists CL… of existing lists
 */
public record PreviousTrunk(Set<String> numbers, Set<String> accessControlLists, Set<String> credentialLists) {
    public PreviousTrunk {
        numbers = Set.copyOf(numbers);
        accessControlLists = Set.copyOf(accessControlLists);
        credentialLists = Set.copyOf(credentialLists);
    }

    public static PreviousTrunk none() {
        return new PreviousTrunk(Set.of(), Set.of(), Set.of());
    }

    /** @param listed the numbers of the old number file */
    public static PreviousTrunk of(Map<?, ?> properties, Collection<String> listed) {
        Set<String> numbers = new HashSet<>(listed);
        if (properties.get("numbers") instanceof Map<?, ?> map) {
            numbers.addAll(texts(map.get("owned")));
        }
        return new PreviousTrunk(
                numbers, texts(properties.get("accessControlLists")), texts(properties.get("credentialLists")));
    }

    private static Set<String> texts(Object value) {
        Set<String> texts = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> texts.add(String.valueOf(element)));
        }
        return texts;
    }
}
