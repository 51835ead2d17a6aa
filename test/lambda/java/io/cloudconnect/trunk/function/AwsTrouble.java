package io.cloudconnect.trunk.function;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What an AWS service gives in place of its answer. */
enum AwsTrouble {
    NO_ANSWER(true, (exchange, status, body) -> exchange.close()),
    INTERNAL_ERROR(true, always(500, "{\"__type\":\"InternalServiceError\"}")),
    UNAVAILABLE(true, always(503, "<html>Service Unavailable</html>")),
    THROTTLED(true, always(400, "{\"__type\":\"com.amazonaws#ThrottlingException\",\"message\":\"Rate exceeded\"}")),
    CUT_OFF(true, (exchange, status, body) -> {
        byte[] bytes = (body + " ").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }),
    DENIED(false, always(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized\"}")),
    NONSENSE(false, always(200, "<html>Sign in to this network</html>"));

    private interface Reply {
        void give(HttpExchange exchange, int status, String body) throws IOException;
    }

    private final boolean passes;
    private final Reply reply;

    AwsTrouble(boolean passes, Reply reply) {
        this.passes = passes;
        this.reply = reply;
    }

    /** Whether a second try may get over it. */
    boolean passes() {
        return passes;
    }

    /** In place of this answer. */
    void give(HttpExchange exchange, int status, String body) throws IOException {
        reply.give(exchange, status, body);
    }

    private static Reply always(int status, String body) {
        return (exchange, itsStatus, itsBody) -> send(exchange, status, body);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
