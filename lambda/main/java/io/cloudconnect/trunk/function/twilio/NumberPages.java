package io.cloudconnect.trunk.function.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.Domains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Long lists of numbers, each page read in one pass, of each entry the fields that count.
 *
 * <p>The SDK reads a page into a tree, writes every entry out again and reads that into an object of 45 fields; for
 * thousands of numbers that takes longer than Twilio's answers.
 */
final class NumberPages {
    private static final String SIZE = "1000";
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> FIELDS = Set.of(
            "sid", "phone_number", "friendly_name", "trunk_sid", "voice_application_sid", "voice_url", "next_page_url");

    private final TwilioRestClient client;

    NumberPages(TwilioRestClient client) {
        this.client = client;
    }

    /** All numbers of the list at this path, page after page. */
    List<AccountNumber> read(Domains domain, String path) {
        List<AccountNumber> all = new ArrayList<>();
        Request first = new Request(HttpMethod.GET, domain.toString(), path);
        first.addQueryParam("PageSize", SIZE);
        Optional<String> next = page(first, all);
        while (next.isPresent()) {
            next = page(new Request(HttpMethod.GET, absolute(domain, next.get())), all);
        }
        return all;
    }

    /** @return where the next page is */
    private Optional<String> page(Request request, List<AccountNumber> all) {
        String body = client.request(request).getContent();
        Optional<String> next = Optional.empty();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        all.add(number(texts(parser)));
                    }
                } else if (name.equals("meta")) {
                    next = Optional.ofNullable(texts(parser).get("next_page_url"));
                } else if (name.equals("next_page_uri") && value == JsonToken.VALUE_STRING) {
                    next = Optional.of(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw TwilioUnreachable.noAnswer("GET " + request.constructURL().getPath(), "a page that is no list", e);
        }
        return next;
    }

    /** The object under the parser, as far as its fields count. */
    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                if (FIELDS.contains(name)) {
                    texts.put(name, parser.getText());
                }
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    private static AccountNumber number(Map<String, String> texts) {
        return new AccountNumber(
                texts.getOrDefault("sid", ""),
                texts.getOrDefault("phone_number", ""),
                texts.getOrDefault("friendly_name", ""),
                filled(texts, "trunk_sid"),
                // an application wins over a URL
                Stream.of("voice_application_sid", "voice_url")
                        .flatMap(name -> filled(texts, name).stream())
                        .findFirst());
    }

    private static Optional<String> filled(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    /** The 2010 API names the next page without its host. */
    private static String absolute(Domains domain, String address) {
        return address.startsWith("/") ? "https://" + domain + ".twilio.com" + address : address;
    }
}
