"""Tags of EC2 resources: given at creation, changed in place."""


def specification(context, kind: str, properties: dict) -> list:
    return [{"ResourceType": kind, "Tags": context.tags(properties)}]


def retag(context, identifier: str, properties: dict, previous: dict) -> None:
    """Brings the tags of an existing resource from one declaration to the next."""
    old, new = context.own_tags(previous), context.own_tags(properties)
    ec2 = context.client("ec2")
    dropped = [{"Key": key} for key in old if key not in new]
    added = [{"Key": key, "Value": value} for key, value in new.items() if old.get(key) != value]
    if dropped:
        ec2.delete_tags(Resources=[identifier], Tags=dropped)
    if added:
        ec2.create_tags(Resources=[identifier], Tags=added)
