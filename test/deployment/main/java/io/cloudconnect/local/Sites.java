package io.cloudconnect.local;

import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Variants of a site file: read once, changed field by field, written elsewhere. Each change makes a new one.
 *
 * <p>{@code Sites.read(file).only("virginia").with("virginia", "router.platform", "csr1000v").write(folder)}
 */
public final class Sites {
    private final Path origin;
    private final Map<String, Object> root;

    private Sites(Path origin, Map<String, Object> root) {
        this.origin = origin;
        this.root = root;
    }

    /** Reads a file that {@link SitesFile#read} has taken. */
    public static Sites read(Path file) {
        try {
            return new Sites(file, section(yaml().load(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the sites, in the order of the file. */
    public List<String> names() {
        return List.copyOf(section(root.get("sites")).keySet());
    }

    /** The same without the other sites. */
    public Sites only(String... names) {
        Sites result = copy();
        section(result.root.get("sites")).keySet().retainAll(List.of(names));
        return result;
    }

    /** The same and another site, which is like the first but for its trunk's domain. */
    public Sites like(String name, String another, String domain) {
        Sites result = copy();
        Map<String, Object> sites = section(result.root.get("sites"));
        sites.put(another, deepCopy(sites.get(name)));
        return result.with(another, "trunk.domain", domain);
    }

    /**
     * The same with one field of one site changed.
     *
     * @param field {@code retainElasticIp} or {@code router.interfaces}
     */
    public Sites with(String site, String field, Object value) {
        Sites result = copy();
        Map<String, Object> place = section(section(result.root.get("sites")).get(site));
        String[] names = field.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            place = section(place.computeIfAbsent(names[i], name -> new LinkedHashMap<>()));
        }
        place.put(names[names.length - 1], value);
        return result;
    }

    /** The same with one field of one site left out. */
    public Sites without(String site, String field) {
        Sites result = copy();
        section(section(result.root.get("sites")).get(site)).remove(field);
        return result;
    }

    /** Writes the file, and copies the files it names beside it. */
    public Path write(Path folder, String fileName) {
        try {
            Files.createDirectories(folder);
            for (Object site : section(root.get("sites")).values()) {
                Object trunk = section(site).get("trunk");
                if (trunk != null && section(trunk).get("numbersFile") instanceof String name) {
                    copyBeside(folder, name);
                }
            }
            return Files.writeString(folder.resolve(fileName), yaml().dumpAsMap(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyBeside(Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (target.startsWith(folder) && !Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.copy(origin.toAbsolutePath().resolveSibling(name), target);
        }
    }

    private Sites copy() {
        return new Sites(origin, section(deepCopy(root)));
    }

    private static Object deepCopy(Object tree) {
        return yaml().load(yaml().dump(tree));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Object value) {
        return (Map<String, Object>) value;
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
