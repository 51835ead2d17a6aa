package io.cloudconnect.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A site file, read and checked: what {@code cloudconnect.yaml} says, with every default filled in.
 *
 * <p>{@code SitesFile.read(Path.of("cloudconnect.yaml")).site("virginia")}
 *
 * @param twilio the account
 * @param sites in the order of the file, at least one
 */
public record SitesFile(TwilioAccount twilio, List<Site> sites) {
    /** The file that is read where no other is named. */
    public static final String DEFAULT_NAME = "cloudconnect.yaml";

    public SitesFile {
        sites = List.copyOf(sites);
    }

    /**
     * Reads a file.
     *
     * @throws SitesFileException with every mistake in it, also where there is no such file
     */
    public static SitesFile read(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        String text = null;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            mistakes.addToFile("the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            mistakes.addToFile(
                    Files.exists(file) ? "the file cannot be read" : "there is no such file",
                    "name a site file by --sites FILE, or -c sites=FILE with the CDK CLI");
        }
        mistakes.throwIfAny();
        return parse(text, file);
    }

    /**
     * Reads the text of a file.
     *
     * @param file its place, for messages and for the files it names
     * @throws SitesFileException with every mistake in it
     */
    public static SitesFile parse(String text, Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<Node> document = YamlDocument.parse(text, mistakes);
        mistakes.throwIfAny();
        YamlSection root = YamlSection.root(document.orElseThrow(), mistakes);
        // Keys such as x-defaults hold anchors for merging.
        root.names().stream().filter(name -> name.startsWith("x-")).forEach(root::has);
        Optional<TwilioAccount> twilio = TwilioAccount.read(root.section("twilio"));
        List<Site> sites = new SitesReader(file.toAbsolutePath().getParent()).read(root);
        root.noOther();
        mistakes.throwIfAny();
        return new SitesFile(twilio.orElseThrow(), sites);
    }

    /**
     * The site of this name.
     *
     * @throws IllegalArgumentException when there is none, with what exists
     */
    public Site site(String name) {
        return sites.stream()
                .filter(site -> site.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = sites.stream().map(Site::name).toList();
                    return new IllegalArgumentException("there is no site \"" + name + "\"; "
                            + Nearest.to(name, names)
                                    .map(near -> "did you mean \"" + near + "\"? ")
                                    .orElse("") + "there are " + String.join(", ", names));
                });
    }
}
