"""What stands in an AWS account before a deployment: secrets, key pairs, images, public parameters."""

import json
import time

from localaws import ACCOUNT, clients

_KINDS = ("images", "keyPairs", "publicParameters", "secrets")
_ANY_IMAGE = "ami-0c10ca1f0ca1aa551"


class BadSeed(Exception):
    """A seed that cannot be put."""


def put(seed: dict) -> dict:
    """Puts everything of a seed into its region and tells what came of it.

    {"region": …, "secrets": [{"name", "value"}], "keyPairs": [name], "images": [AMI id],
    "publicParameters": [{"name": "/aws/service/…", "value": AMI id or left out}]}
    """
    unknown = sorted(set(seed) - {*_KINDS, "region"})
    if unknown:
        raise BadSeed(f"unknown: {', '.join(unknown)}; there is region, {', '.join(_KINDS)}")
    region = seed.get("region", "us-east-1")
    return {
        "secrets": [_secret(item, region) for item in seed.get("secrets", [])],
        "keyPairs": [_key_pair(name, region) for name in seed.get("keyPairs", [])],
        "images": [_image(identifier, region) for identifier in seed.get("images", [])],
        "publicParameters": [_public_parameter(item, region) for item in seed.get("publicParameters", [])],
    }


def _secret(item: dict, region: str) -> dict:
    value = item["value"] if isinstance(item["value"], str) else json.dumps(item["value"])
    made = clients.client("secretsmanager", region).create_secret(Name=item["name"], SecretString=value)
    return {"name": item["name"], "arn": made["ARN"]}


def _key_pair(name: str, region: str) -> dict:
    return {"name": name, "id": clients.client("ec2", region).create_key_pair(KeyName=name)["KeyPairId"]}


def _image(identifier: str, region: str) -> dict:
    """Registers an image under an id of the caller's choice, which no API can do."""
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[ACCOUNT][region]
    if identifier not in backend.amis:
        model = next(item for item in backend.amis.values() if item.virtualization_type == "hvm" and item.architecture == "x86_64")
        image = type(model).__new__(type(model))
        image.__dict__.update(model.__dict__)
        image.id, image.name, image.description = identifier, f"seed-{identifier}", "put by a seed"
        backend.amis[identifier] = image
    return {"id": identifier}


def _public_parameter(item: dict, region: str) -> dict:
    """Puts a parameter under /aws/service, where only AWS itself can write; its value is an image that exists."""
    from moto.ssm.models import Parameter, ssm_backends

    name, value = item["name"], item.get("value", _ANY_IMAGE)
    if not name.startswith("/aws/service/"):
        raise BadSeed(f"public parameter {name!r}: the name starts with /aws/service/")
    if value.startswith("ami-"):
        _image(value, region)

    stored = Parameter(
        account_id=ACCOUNT,
        name=name,
        value=value,
        parameter_type="String",
        description=None,
        allowed_pattern=None,
        keyid=None,
        last_modified_date=time.time(),
        version=1,
        data_type="text",
    )
    ssm_backends[ACCOUNT][region]._parameters[name] = [stored]
    return {"name": name, "value": value}
