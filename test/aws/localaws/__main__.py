"""Starts the local AWS. See README.md beside this package."""

import argparse
import logging
import os
import sys
from pathlib import Path

from localaws import server
from localaws.functions.settings import Settings


def main() -> int:
    options = _arguments()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    settings = Settings(
        java=options.java,
        ric=options.ric.resolve(),
        node=options.node,
        node_path=str(options.node_path.resolve()) if options.node_path else "",
        environment=dict(options.function_env),
        log=options.log.resolve() if options.log else None,
    )
    try:
        listener = server.bind(options.port)
    except OSError as error:
        print(f"localaws: port {options.port} cannot be used: {error}", file=sys.stderr)
        return 1
    if options.parent:
        server.end_with(options.parent)
    if options.until_stdin_closes:
        server.end_with_input()

    def ready(endpoint: str) -> None:
        if options.ready_file:
            server.write_ready_file(options.ready_file, endpoint)
        print(f"local AWS at {endpoint}", flush=True)

    server.serve(listener, settings, options.custom_resource_timeout, options.enforce_iam, ready)
    if options.ready_file:
        options.ready_file.unlink(missing_ok=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="localaws", description="AWS on 127.0.0.1 for deployments by the CDK CLI")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--ready-file", type=Path, help='gets {"endpoint": …, "pid": …} when the server is ready')
    parser.add_argument("--java", default="java", help="the java command for Java functions")
    parser.add_argument("--ric", type=Path, default=Path("ric"), help="folder with the jars of the Java runtime interface client")
    parser.add_argument("--node", default="node", help="the node command for Node functions")
    parser.add_argument("--node-path", type=Path, help="node_modules with the AWS SDK for Node functions")
    parser.add_argument("--function-env", type=_pair, action="append", default=[], metavar="KEY=VALUE", help="added to every function")
    parser.add_argument("--log", type=Path, help="file for what the functions write")
    parser.add_argument("--parent", type=int, help="end when the process with this id ends")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when standard input is closed")
    parser.add_argument("--custom-resource-timeout", type=int, default=3600, help="seconds, for those without ServiceTimeout (3600)")
    parser.add_argument("--enforce-iam", action="store_true", help="functions may only do what their role allows")
    return parser.parse_args()


def _pair(text: str) -> tuple:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise argparse.ArgumentTypeError(f"KEY=VALUE is expected, not {text!r}")
    return name, value


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
