"""Which resource comes before which: Ref, Fn::GetAtt, Fn::Sub and DependsOn as one graph."""

import re
from collections.abc import Iterable, Mapping

from localaws.cloudformation.errors import ValidationError

_IN_SUB = re.compile(r"\$\{([^}!]+)\}")


def dependencies(resource: dict, names: set) -> set:
    """The logical ids among names that a resource of the template needs first."""
    found: set = set()
    needed = resource.get("DependsOn", [])
    found.update([needed] if isinstance(needed, str) else needed)
    _collect(resource.get("Properties", {}), found)
    return found & names


def _collect(value, found: set) -> None:
    if isinstance(value, list):
        for item in value:
            _collect(item, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "Ref" and isinstance(item, str):
                found.add(item)
            elif key == "Fn::GetAtt":
                found.add(item.split(".")[0] if isinstance(item, str) else item[0])
            elif key == "Fn::Sub":
                text = item if isinstance(item, str) else item[0]
                found.update(name.strip().split(".")[0] for name in _IN_SUB.findall(text))
                _collect(item, found)
            else:
                _collect(item, found)


def in_order(needs: Mapping[str, Iterable[str]]) -> list:
    """The names, each after everything it needs, otherwise in the order given. Throws ValidationError for a circle."""
    ordered: dict = {}
    path: list = []

    def visit(name: str) -> None:
        if name in ordered:
            return
        if name in path:
            circle = ", ".join(path[path.index(name):])
            raise ValidationError(f"Circular dependency between resources: [{circle}]")
        path.append(name)
        for needed in sorted(needs[name]):
            if needed in needs:
                visit(needed)
        path.pop()
        ordered[name] = None

    for name in needs:
        visit(name)
    return list(ordered)
