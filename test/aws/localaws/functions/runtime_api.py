"""The Runtime API of one execution environment. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"""

import json
import queue
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Invocation:
    request_id: str
    body: bytes
    deadline: int
    """Milliseconds since 1970."""


@dataclass(frozen=True)
class Answer:
    failed: bool
    body: bytes

    @staticmethod
    def error(kind: str, message: str) -> "Answer":
        return Answer(True, json.dumps({"errorType": kind, "errorMessage": message}).encode())


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A process that ends in the middle of a request is seen by its exit code."""


class RuntimeApi:
    """Hands invocations to the process and takes its answers; one at a time."""

    def __init__(self, function_arn: str):
        self._invocations: queue.Queue = queue.Queue()
        self.answers: queue.Queue = queue.Queue()
        self._server = _Server(("127.0.0.1", 0), _handler(self, function_arn))
        threading.Thread(target=self._server.serve_forever, daemon=True, name="runtime-api").start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def invoke(self, invocation: Invocation) -> None:
        self._invocations.put(invocation)

    def next(self) -> Invocation | None:
        return self._invocations.get()

    def close(self) -> None:
        self._invocations.put(None)
        self._server.shutdown()
        self._server.server_close()


def _handler(api: RuntimeApi, function_arn: str) -> type:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            """…/runtime/invocation/next: waits for work."""
            invocation = api.next()
            if invocation is None:
                self.close_connection = True
                return
            self._send(
                200,
                invocation.body,
                {
                    "Content-Type": "application/json",
                    "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
                    "Lambda-Runtime-Deadline-Ms": str(invocation.deadline),
                    "Lambda-Runtime-Invoked-Function-Arn": function_arn,
                    "Lambda-Runtime-Trace-Id": "Root=1-00000000-000000000000000000000000;Sampled=0",
                },
            )

        def do_POST(self):
            """…/invocation/ID/response, …/invocation/ID/error, …/init/error."""
            body = self._chunks() if "chunked" in self.headers.get("Transfer-Encoding", "") else self._plain()
            self._send(202, b'{"status":"OK"}', {"Content-Type": "application/json"})
            api.answers.put(Answer(self.path.endswith("/error"), body))

        def _plain(self) -> bytes:
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))

        def _chunks(self) -> bytes:
            body = b""
            while length := int(self.rfile.readline(), 16):
                body += self.rfile.read(length)
                self.rfile.readline()
            self.rfile.readline()
            return body

        def _send(self, status: int, body: bytes, headers: dict) -> None:
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

    return Handler
