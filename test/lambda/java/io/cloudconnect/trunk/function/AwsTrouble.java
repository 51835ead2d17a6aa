package io.cloudconnect.trunk.function;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What an AWS service gives in place of its answer. */
enum AwsTrouble {
    NO_ANSWER(true) {
        @Override
        void give(HttpExchange exchange, int status, String body) {
            exchange.close();
        }
    },
    INTERNAL_ERROR(true) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            send(exchange, 500, "{\"__type\":\"InternalServiceError\"}");
        }
    },
    UNAVAILABLE(true) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            send(exchange, 503, "<html>Service Unavailable</html>");
        }
    },
    THROTTLED(true) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            send(exchange, 400, "{\"__type\":\"com.amazonaws#ThrottlingException\",\"message\":\"Rate exceeded\"}");
        }
    },
    CUT_OFF(true) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = (body + " ").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        }
    },
    DENIED(false) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            send(exchange, 400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized\"}");
        }
    },
    NONSENSE(false) {
        @Override
        void give(HttpExchange exchange, int status, String body) throws IOException {
            send(exchange, 200, "<html>Sign in to this network</html>");
        }
    };

    private final boolean passes;

    AwsTrouble(boolean passes) {
        this.passes = passes;
    }

    /** Whether a second try may get over it. */
    boolean passes() {
        return passes;
    }

    /** In place of this answer. */
    abstract void give(HttpExchange exchange, int status, String body) throws IOException;

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
