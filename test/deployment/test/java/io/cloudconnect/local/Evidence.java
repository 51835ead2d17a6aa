package io.cloudconnect.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts gathered from everywhere a secret could have leaked to, to be searched for it. */
final class Evidence {
    private final Map<String, String> textByPlace = new LinkedHashMap<>();

    Evidence add(String place, String text) {
        textByPlace.put(place, text);
        return this;
    }

    Evidence add(String place, JsonNode answer) {
        return add(place, answer.toString());
    }

    Evidence addFile(Path file) {
        try {
            // Byte for byte: a file may be an archive.
            return add(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a folder: of a cloud assembly the templates, the manifests and the staged assets. */
    Evidence addFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(this::addFile);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line of every log group of a region. */
    Evidence addLogs(Aws aws) {
        for (JsonNode group : aws.list("logs", "describe_log_groups", Map.of(), "logGroups")) {
            String name = group.path("logGroupName").asText();
            add("log group " + name, aws.call("logs", "filter_log_events", Map.of("logGroupName", name)));
        }
        return this;
    }

    /** Where the text occurs. */
    List<String> placesWith(String text) {
        return textByPlace.entrySet().stream()
                .filter(entry -> entry.getValue().contains(text))
                .map(Map.Entry::getKey)
                .toList();
    }
}
