"""An execution environment: one unpacked function, one process, one invocation at a time."""

import io
import json
import queue
import shutil
import subprocess
import tempfile
import threading
import time
import uuid
import zipfile
from pathlib import Path

from localaws.functions import processes
from localaws.functions.runtime_api import Answer, Invocation, RuntimeApi
from localaws.functions.settings import Settings

_INIT_SECONDS = 10
"""Not billed to the function's timeout, as in AWS."""


class Environment:
    def __init__(self, function, settings: Settings):
        self.function = function
        self.settings = settings
        self.root = Path(tempfile.mkdtemp(prefix="function-"))
        self.busy = threading.Lock()
        self.closed = False
        self._unpack()
        self.api = RuntimeApi(function.function_arn)
        self.output = open(self.root / ".output", "w+b")
        self.process = subprocess.Popen(
            processes.command(function, self.root, settings),
            cwd=self.root,
            env=processes.environment(function, self.root, self.api.address, settings),
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        self._fresh = True

    def _unpack(self) -> None:
        """A Java archive without lib/ goes on the class path as it is: unpacking thousands of classes takes seconds."""
        code = self.function.code_bytes
        with zipfile.ZipFile(io.BytesIO(code)) as archive:
            if (self.function.run_time or "").startswith("java") and not any(name.startswith("lib/") for name in archive.namelist()):
                (self.root / "code.jar").write_bytes(code)
            else:
                archive.extractall(self.root)

    def invoke(self, event: str) -> tuple:
        """Runs the function once: (answer, what it wrote). Whoever invokes has made it busy."""
        try:
            start = self.output.seek(0, io.SEEK_END)
            limit = int(self.function.timeout or 3)
            slack, self._fresh = (_INIT_SECONDS if self._fresh else 0), False
            deadline = time.time() + limit + slack
            self.api.invoke(Invocation(str(uuid.uuid4()), event.encode(), int(deadline * 1000)))
            answer = self._await(deadline, limit)
            self.output.seek(start)
            written = self.output.read().decode(errors="replace")
            if self.process.poll() is not None:
                self.close()
            return answer, written
        finally:
            self.busy.release()

    def _await(self, deadline: float, limit: int) -> Answer:
        while True:
            try:
                return self.api.answers.get(timeout=0.1)
            except queue.Empty:
                pass
            if self.process.poll() is not None:
                return self._crash()
            if time.time() > deadline:
                self.close()
                return Answer.error("Sandbox.Timedout", f"RequestId: {self.function.function_name} Error: Task timed out after {limit}.00 seconds")

    def _crash(self) -> Answer:
        """The process may have answered just before it ended."""
        try:
            return self.api.answers.get(timeout=0.1)
        except queue.Empty:
            return Answer.error("Runtime.ExitError", f"Runtime exited with status {self.process.returncode} without an answer")

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.api.close()
        self.output.flush()
        shutil.rmtree(self.root, ignore_errors=True)


class Environments:
    """Several environments a function where it is invoked several times at once; another code, role or configuration starts new ones."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._warm: dict = {}
        self._lock = threading.Lock()

    def taken(self, function) -> Environment:
        """An idle environment, or a new one; busy from now on."""
        state = json.dumps(
            [function.code_sha_256, function.handler, function.role, function.run_time, function.memory_size, function.timeout, function.environment_vars],
            sort_keys=True,
        )
        with self._lock:
            known, standing = self._warm.get(function.function_arn, (state, []))
            living = [item for item in standing if not item.closed and item.process.poll() is None]
            if known != state:
                for stale in living:
                    threading.Thread(target=_close_when_idle, args=(stale,), daemon=True).start()
                living = []
            found = next((item for item in living if item.busy.acquire(blocking=False)), None)
            if not found:
                found = Environment(function, self.settings)
                found.busy.acquire()
                living.append(found)
            self._warm[function.function_arn] = (state, living)
            return found

    def drop(self, function_arn: str) -> None:
        with self._lock:
            _, standing = self._warm.pop(function_arn, ("", []))
        for item in standing:
            item.close()

    def close(self) -> None:
        for arn in list(self._warm):
            self.drop(arn)


def _close_when_idle(environment: Environment) -> None:
    with environment.busy:
        environment.close()
