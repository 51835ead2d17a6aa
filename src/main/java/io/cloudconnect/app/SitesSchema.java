package io.cloudconnect.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of site files, draft 2020-12, for editors and for whoever writes site files by program. */
public final class SitesSchema {
    private SitesSchema() {}

    /** The schema's text. */
    public static String text() {
        return tree().toPrettyString();
    }

    /** The schema. */
    public static JsonNode tree() {
        try (InputStream in = SitesSchema.class.getResourceAsStream("sites.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
