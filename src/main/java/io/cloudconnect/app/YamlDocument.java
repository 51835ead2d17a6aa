package io.cloudconnect.app;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses YAML into nodes that know their lines; no object is made of them. */
final class YamlDocument {
    private static final int LONGEST_FILE = 64_000_000;

    private YamlDocument() {}

    /** The document's node; empty where there is none or where it does not parse, which is then among the mistakes. */
    static Optional<Node> parse(String text, Mistakes mistakes) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_FILE);
        // Hundreds of sites may share one anchor; nodes that are named often are not copied, so nothing grows.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setProcessComments(false);
        try {
            StreamReader reader = new StreamReader(new StringReader(text));
            Node node = new Composer(new ParserImpl(reader, options), new CoreSchema(), options).getSingleNode();
            if (node == null || node.getTag().equals(Tag.NULL)) {
                mistakes.addToFile("the file is empty", "write twilio.credentials and sites as in cloudconnect.yaml");
                return Optional.empty();
            }
            return Optional.of(node);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            mistakes.addToText(mark.getLine() + 1, mark.getColumn() + 1, "not YAML: " + problem(e));
        } catch (ReaderException e) {
            int line = (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            mistakes.addToText(
                    line,
                    1,
                    "not YAML: the character U+" + String.format("%04X", e.getCodePoint()) + " is not allowed");
        } catch (YAMLException e) {
            mistakes.addToText(0, 0, "not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    // Some of the parser's problems are the second half of a sentence.
    private static String problem(MarkedYAMLException e) {
        if (e.getProblem() == null) {
            return e.getContext();
        }
        return e.getProblem().startsWith("but ") ? e.getContext() + " " + e.getProblem() : e.getProblem();
    }

    /** YAML 1.2's core schema, as editors read it: NO is the text "NO", and 012 is not ten. */
    private static final class CoreSchema extends Resolver {
        private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
        private static final Pattern FRACTION =
                Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
            addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FRACTION, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
