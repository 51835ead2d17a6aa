"""boto3 clients of this very server: resource handlers, inspection and functions all go through the front door."""

import threading

import boto3
from botocore.config import Config

from localaws import refusals

_ADMINISTRATOR = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}

_endpoint = ""
_clients: dict = {}
_lock = threading.Lock()
_session = boto3.Session(region_name="us-east-1", **_ADMINISTRATOR)


def connect(endpoint: str) -> None:
    """Names the server that every later client talks to."""
    global _endpoint
    _endpoint = endpoint
    _clients.clear()


def endpoint() -> str:
    return _endpoint


def client(service: str, region: str):
    """The shared client of a service in a region; boto3 clients are safe to share between threads, making one is not."""
    with _lock:
        if (service, region) not in _clients:
            made = _session.client(
                service,
                endpoint_url=_endpoint,
                region_name=region,
                config=Config(
                    retries={"total_max_attempts": 1},
                    read_timeout=3600,
                    max_pool_connections=50,
                    s3={"addressing_style": "path"},
                ),
            )
            refusals.listen(made)
            _clients[service, region] = made
        return _clients[service, region]
