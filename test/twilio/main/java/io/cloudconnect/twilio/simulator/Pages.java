package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Cuts lists into pages as Twilio does: {@code PageSize} 1 to 1000 (50), {@code Page}, and a {@code PageToken} that
 * keeps its place in the list even when entries before it are deleted meanwhile. Source:
 * https://www.twilio.com/docs/usage/twilios-response#pagination
 */
final class Pages {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;

    /** One page: what stands on it, and the addresses around it, without host. */
    private record Page(
            int number, int size, List<Table.Placed> rows, String first, String own, String previous, String next) {}

    private Pages() {}

    /** A page in the manner of the v1 APIs: a {@code meta} object with absolute addresses. */
    static Answer v1(Call call, String key, Table table, String group, Function<Resource, ObjectNode> render) {
        Page page = page(call, table, Optional.of(group), resource -> true);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode rows = body.putArray(key);
        page.rows().forEach(row -> rows.add(render.apply(row.resource())));
        ObjectNode meta = body.putObject("meta");
        meta.put("page", page.number());
        meta.put("page_size", page.size());
        meta.put("first_page_url", call.url(page.first()));
        meta.put("previous_page_url", page.previous() == null ? null : call.url(page.previous()));
        meta.put("url", call.url(page.own()));
        meta.put("next_page_url", page.next() == null ? null : call.url(page.next()));
        meta.put("key", key);
        return Answer.json(200, body);
    }

    /** A page in the manner of the 2010 API: relative addresses beside the list. */
    static Answer v2010(
            Call call,
            String key,
            Table table,
            Optional<String> group,
            Predicate<Resource> filter,
            Function<Resource, ObjectNode> render) {
        Page page = page(call, table, group, filter);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("first_page_uri", page.first());
        body.put("end", page.number() * page.size() + Math.max(0, page.rows().size() - 1));
        body.put("previous_page_uri", page.previous());
        ArrayNode rows = body.putArray(key);
        page.rows().forEach(row -> rows.add(render.apply(row.resource())));
        body.put("uri", page.own());
        body.put("page_size", page.size());
        body.put("start", page.number() * page.size());
        body.put("next_page_uri", page.next());
        body.put("page", page.number());
        return Answer.json(200, body);
    }

    /** The page size a request asks for. */
    static int size(Call call) {
        return number(call, "PageSize", DEFAULT_SIZE, 1, LARGEST_SIZE);
    }

    private static Page page(Call call, Table table, Optional<String> group, Predicate<Resource> filter) {
        int size = size(call);
        int number = number(call, "Page", 0, 0, Integer.MAX_VALUE);
        Optional<String> token = call.request().queryValue("PageToken");
        List<Table.Placed> rows = rows(table, group, filter, size, number, token);

        boolean more = rows.size() > size;
        List<Table.Placed> shown = more ? rows.subList(0, size) : rows;
        String next = more ? address(call, size, number + 1, token(true, shown.get(size - 1))) : null;
        String previous =
                number > 0 && !shown.isEmpty() ? address(call, size, number - 1, token(false, shown.get(0))) : null;
        return new Page(
                number,
                size,
                shown,
                address(call, size, 0, ""),
                address(call, size, number, token.orElse("")),
                previous,
                next);
    }

    /** The page's rows, and one more where there is one. */
    private static List<Table.Placed> rows(
            Table table,
            Optional<String> group,
            Predicate<Resource> filter,
            int size,
            int number,
            Optional<String> token) {
        Predicate<Table.Placed> fits = row -> filter.test(row.resource());
        if (token.isEmpty()) {
            long skip = (long) number * size;
            return table.after(group, 0)
                    .filter(fits)
                    .skip(skip)
                    .limit(size + 1L)
                    .toList();
        }
        if (!token.get().matches("P[AB][0-9a-f]{32}")) {
            throw TwilioError.invalidParameter("Invalid PageToken '" + token.get() + "'");
        }
        long place = Long.parseUnsignedLong(token.get().substring(18), 16);
        if (token.get().startsWith("PA")) {
            return table.after(group, place).filter(fits).limit(size + 1L).toList();
        }
        List<Table.Placed> before = new ArrayList<>(
                table.before(group, place).filter(fits).limit(size).toList());
        Collections.reverse(before);
        table.after(group, place - 1)
                .filter(fits)
                .findFirst()
                .filter(row -> before.size() == size)
                .ifPresent(before::add);
        return before;
    }

    private static String token(boolean after, Table.Placed row) {
        return (after ? "PA" : "PB") + String.format("%032x", row.place());
    }

    private static String address(Call call, int size, int number, String token) {
        StringBuilder address = new StringBuilder(call.request().path()).append('?');
        call.request().query().forEach((name, values) -> {
            if (!name.startsWith("Page")) {
                values.forEach(value ->
                        address.append(name).append('=').append(encode(value)).append('&'));
            }
        });
        address.append("PageSize=").append(size).append("&Page=").append(number);
        return token.isEmpty()
                ? address.toString()
                : address.append("&PageToken=").append(token).toString();
    }

    private static int number(Call call, String name, int otherwise, int least, int most) {
        String text = call.request().queryValue(name).orElse(Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw TwilioError.invalidParameter("Invalid " + name + " '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
