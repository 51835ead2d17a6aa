"""The command line and environment of a function's process."""

import os
import platform
import uuid
import zipfile
from pathlib import Path

from localaws import clients
from localaws.functions.settings import Settings

_INHERITED = ("HOME", "LANG", "PATH", "TMPDIR")
_NATIVE_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
_NODE_RUNTIME = Path(__file__).with_name("node_runtime.cjs")


class NoRunner(Exception):
    """The local AWS cannot run this runtime."""


def command(function, root: Path, settings: Settings) -> list:
    runtime = function.run_time or ""
    if runtime.startswith("java"):
        jars = [*sorted(root.glob("*.jar")), *sorted(root.glob("lib/*.jar")), *sorted(settings.ric.glob("*.jar"))]
        heap = max(int(function.memory_size) * 3 // 4, 64)
        return [
            settings.java,
            f"-Xmx{heap}m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            *_native_client(root, settings.ric),
            "-cp",
            os.pathsep.join([str(root), *map(str, jars)]),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            function.handler,
        ]
    if runtime.startswith("nodejs"):
        return [settings.node, str(_NODE_RUNTIME)]
    raise NoRunner(f"the local AWS has no runner for the runtime {runtime!r}; it runs java* and nodejs*")


def _native_client(root: Path, ric: Path) -> list:
    """Gives each function the native half of the runtime client as a file of its own. The client itself unpacks it to one
    place for all: of two functions that start at the same time, one may load what the other has only half written."""
    machine = {"arm64": "aarch_64", "aarch64": "aarch_64"}.get(platform.machine(), "x86_64")
    system = "linux" if platform.libc_ver()[0] else "linux_musl"
    library = root / ".libaws-lambda-jni.so"
    for jar in ric.glob("aws-lambda-java-runtime-interface-client-*.jar"):
        with zipfile.ZipFile(jar) as archive:
            draft = library.with_name(f".{uuid.uuid4()}")
            draft.write_bytes(archive.read(f"jni/libaws-lambda-jni.{system}-{machine}.so"))
            os.replace(draft, library)
        return [f"-D{_NATIVE_CLIENT}={library}"]
    return []


def environment(function, root: Path, runtime_api: str, settings: Settings) -> dict:
    """What AWS sets, the template's variables, the role's credentials; then what the local AWS adds for every function."""
    variables = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    variables.update({name: str(value) for name, value in (function.environment_vars or {}).items()})
    variables.update(_role_credentials(function))
    logging_config = getattr(function, "logging_config", {}) or {}
    variables.update(
        _HANDLER=function.handler,
        AWS_DEFAULT_REGION=function.region,
        AWS_EC2_METADATA_DISABLED="true",
        AWS_ENDPOINT_URL=clients.endpoint(),
        AWS_EXECUTION_ENV=f"AWS_Lambda_{function.run_time}",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE=str(function.memory_size),
        AWS_LAMBDA_FUNCTION_NAME=function.function_name,
        AWS_LAMBDA_FUNCTION_VERSION=str(function.version),
        AWS_LAMBDA_INITIALIZATION_TYPE="on-demand",
        AWS_LAMBDA_LOG_FORMAT=logging_config.get("LogFormat", "Text").upper(),
        AWS_LAMBDA_LOG_GROUP_NAME=function.logs_group_name,
        AWS_LAMBDA_LOG_STREAM_NAME="local",
        AWS_LAMBDA_RUNTIME_API=runtime_api,
        AWS_REGION=function.region,
        LAMBDA_TASK_ROOT=str(root),
        NODE_PATH=settings.node_path,
        TZ=":UTC",
    )
    variables.update(settings.environment)
    return variables


def _role_credentials(function) -> dict:
    """A function's calls carry its own role, as in AWS."""
    credentials = clients.client("sts", function.region).assume_role(
        RoleArn=function.role, RoleSessionName=function.function_name[:64]
    )["Credentials"]
    return {
        "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
        "AWS_SESSION_TOKEN": credentials["SessionToken"],
    }
