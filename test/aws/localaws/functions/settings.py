"""How function processes are started on this machine."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """java: the command for every java* runtime; ric: folder with the jars of AWS's Java runtime client;
    node_path: node_modules that stand in for the SDK of AWS's Node image; environment: added to every function."""

    java: str = "java"
    ric: Path = Path("ric")
    node: str = "node"
    node_path: str = ""
    environment: dict = field(default_factory=dict)
    log: Path | None = None
