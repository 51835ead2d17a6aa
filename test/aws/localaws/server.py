"""The HTTP server: AWS's APIs, the answers of custom resources, and the inspection endpoints on one loopback port."""

import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from localaws import backend, clients

log = logging.getLogger(__name__)


def bind(port: int) -> socket.socket:
    """Takes the port on the loopback address only; 0 takes a free one."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    return listener


def serve(listener: socket.socket, settings, custom_resource_timeout: int, enforce_iam: bool, ready) -> None:
    """Serves until SIGTERM or SIGINT; calls ready with the endpoint when the first request can come."""
    port = listener.getsockname()[1]
    endpoint = f"http://127.0.0.1:{port}"
    backend.set_up(port)
    clients.connect(endpoint)

    from moto.moto_server.werkzeug_app import MotoRequestHandler
    from werkzeug.serving import make_server

    from localaws import ec2_extensions, ec2_rules, permissions, resources
    from localaws.cloudformation import custom_resources
    from localaws.functions import bridge
    from localaws.inspection import Inspection

    resources.load()
    ec2_rules.install()
    ec2_extensions.install()
    if enforce_iam:
        permissions.install()
    custom_resources.wait_at_most(custom_resource_timeout)
    environments = bridge.install(settings)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", port, Inspection(backend.application()), threaded=True, request_handler=MotoRequestHandler, fd=listener.fileno())
    server.daemon_threads = True

    def end(*_) -> None:
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    threading.Thread(target=ready, args=(endpoint,), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.1)
    finally:
        environments.close()


def write_ready_file(file: Path, endpoint: str) -> None:
    """Whole or not at all: whoever sees the file can read it."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(json.dumps({"endpoint": endpoint, "pid": os.getpid()}), encoding="utf-8")
    os.replace(draft, file)


def end_with(parent: int) -> None:
    """Ends this process when the process with that id is gone."""

    def watch() -> None:
        while _alive(parent):
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    state = Path(f"/proc/{process}/stat")
    try:
        return ") Z" not in state.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True


def end_with_input() -> None:
    """Ends this process when its standard input is closed."""

    def watch() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
