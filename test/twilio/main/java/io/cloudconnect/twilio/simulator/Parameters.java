package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The writable parameters of a resource: how each is read from a form and which field it becomes. Parameters that are
 * not listed are ignored, as Twilio ignores them.
 */
final class Parameters {
    /** A parameter; its field is its name in snake case. */
    record Parameter(String name, boolean required, Function<String, JsonNode> reader) {
        String field() {
            return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }

        Parameter mandatory() {
            return new Parameter(name, true, reader);
        }
    }

    private final List<Parameter> parameters;

    private Parameters(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static Parameters of(Parameter... parameters) {
        return new Parameters(List.of(parameters));
    }

    /** Text of so many characters at most; empty text becomes null. */
    static Parameter text(String name, int longest) {
        return new Parameter(name, false, value -> {
            if (value.length() > longest) {
                throw invalid(name, value, "at most " + longest + " characters");
            }
            return textOrNull(value);
        });
    }

    static Parameter matching(String name, String regex, String expected) {
        return new Parameter(name, false, value -> {
            if (!value.isEmpty() && !value.matches(regex)) {
                throw invalid(name, value, expected);
            }
            return textOrNull(value);
        });
    }

    static Parameter url(String name) {
        return matching(name, "(?i)https?://\\S+", "an http or https URL");
    }

    static Parameter sid(String name, String prefix) {
        return matching(name, prefix + "[0-9a-fA-F]{32}", "a SID that starts with " + prefix);
    }

    static Parameter oneOf(String name, String... values) {
        return new Parameter(name, false, value -> {
            if (!Arrays.asList(values).contains(value)) {
                throw invalid(name, value, "one of " + String.join(", ", values));
            }
            return TextNode.valueOf(value);
        });
    }

    static Parameter flag(String name) {
        return new Parameter(name, false, value -> {
            if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw invalid(name, value, "true or false");
            }
            return BooleanNode.valueOf(value.equalsIgnoreCase("true"));
        });
    }

    static Parameter number(String name, int least, int most) {
        return new Parameter(name, false, value -> {
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw invalid(name, value, "a whole number from " + least + " to " + most);
            }
            return IntNode.valueOf(Integer.parseInt(value));
        });
    }

    /** The fields of a new resource; a missing mandatory parameter is refused with 20001. */
    ObjectNode create(ApiRequest request) {
        for (Parameter parameter : parameters) {
            if (parameter.required()
                    && request.formValue(parameter.name()).orElse("").isEmpty()) {
                throw TwilioError.invalidParameter(
                        "Missing required parameter " + parameter.name() + " in the post body");
            }
        }
        return update(request);
    }

    /** The fields the request changes. */
    ObjectNode update(ApiRequest request) {
        ObjectNode fields = Answer.JSON.createObjectNode();
        for (Parameter parameter : parameters) {
            request.formValue(parameter.name())
                    .ifPresent(value ->
                            fields.set(parameter.field(), parameter.reader().apply(value)));
        }
        return fields;
    }

    private static JsonNode textOrNull(String value) {
        return value.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(value);
    }

    private static TwilioError invalid(String name, String value, String expected) {
        return TwilioError.invalidParameter("Invalid " + name + " '" + value + "': expected " + expected);
    }
}
