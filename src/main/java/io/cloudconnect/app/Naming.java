package io.cloudconnect.app;

import java.io.BufferedReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * The names Java has for the modules of the CDK, asked for once. jsii asks Node for them with every object it is given
 * a reference to, which is a fifth of all it asks, and is told the same each time.
 */
final class Naming {
    private static final String QUESTION = "{\"api\":\"naming\",";
    private static final String GOOD_ANSWER = "{\"ok\":";

    private final Map<String, String> answers = new HashMap<>();
    /** The question Node has to answer next. */
    private String open;
    /** The answer to the question Node was not asked. */
    private String known;

    /** Lets through to Node what it has to answer. */
    Writer questions(Writer node) {
        return new FilterWriter(node) {
            @Override
            public void write(String line) throws IOException {
                open = line.startsWith(QUESTION) ? line : null;
                known = answers.get(line);
                if (known == null) {
                    node.write(line);
                }
            }

            @Override
            public void flush() throws IOException {
                if (known == null) {
                    node.flush();
                }
            }
        };
    }

    /** What Node answers, and what it has answered before. */
    BufferedReader answers(BufferedReader node) {
        return new BufferedReader(Reader.nullReader(), 1) {
            @Override
            public String readLine() throws IOException {
                String line = known != null ? known : node.readLine();
                if (open != null && line != null && line.startsWith(GOOD_ANSWER)) {
                    answers.put(open, line);
                }
                open = null;
                known = null;
                return line;
            }

            @Override
            public void close() throws IOException {
                node.close();
            }
        };
    }
}
