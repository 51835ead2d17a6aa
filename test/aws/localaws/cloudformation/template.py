"""Reading a template: JSON or YAML, inline or from a bucket, and the checks that AWS makes before it does anything."""

import json
import re
from urllib.parse import unquote, urlparse

import yaml

from localaws import clients
from localaws.cloudformation.errors import InsufficientCapabilities, ValidationError

_SECTIONS = {
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
}
_RESOURCE_KEYS = {
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
}
_UNSUPPORTED_RESOURCE_KEYS = {"CreationPolicy", "UpdatePolicy"}
_POLICIES = {"Delete", "Retain", "RetainExceptOnCreate"}
_NAMED_IAM = {
    "AWS::IAM::Group": "GroupName",
    "AWS::IAM::InstanceProfile": "InstanceProfileName",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Role": "RoleName",
    "AWS::IAM::User": "UserName",
}
_IAM = {*_NAMED_IAM, "AWS::IAM::Policy"}


class _ShortForms(yaml.SafeLoader):
    """YAML with !Ref, !GetAtt, !Sub and the other short forms."""


def _short_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_ShortForms.add_multi_constructor("!", _short_form)
_ShortForms.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def body_of(parameters: dict, region: str) -> str:
    """TemplateBody, or what TemplateURL points at: path-style on this server, path- or host-style at AWS's names."""
    if parameters.get("TemplateBody"):
        return parameters["TemplateBody"]
    url = parameters.get("TemplateURL")
    if not url:
        raise ValidationError("Either Template URL or Template Body must be specified.")
    address = urlparse(url)
    path = unquote(address.path).lstrip("/")
    host_style = re.match(r"(.+)\.s3[.-][^/]*amazonaws\.com$", address.hostname or "")
    bucket, key = (host_style.group(1), path) if host_style else path.split("/", 1)
    try:
        return clients.client("s3", region).get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    except clients.client("s3", region).exceptions.ClientError as error:
        raise ValidationError(f"S3 error: {error} (template {url})") from error


def parse(text: str) -> dict:
    """The template as a dictionary. Throws ValidationError with AWS's words for what is malformed."""
    try:
        template = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader=_ShortForms)
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        raise ValidationError(f"Template format error: {error}") from error
    if not isinstance(template, dict):
        raise ValidationError("Template format error: unsupported structure.")
    unknown = sorted(set(template) - _SECTIONS)
    if unknown:
        raise ValidationError(f"Invalid template property or properties {unknown}")
    if not template.get("Resources"):
        raise ValidationError("Template format error: At least one Resources member must be defined.")
    for logical_id, resource in template["Resources"].items():
        _check_resource(logical_id, resource)
    return template


def _check_resource(logical_id: str, resource: dict) -> None:
    if not re.fullmatch(r"[A-Za-z0-9]+", logical_id):
        raise ValidationError(f"Template format error: Resource name {logical_id} is non alphanumeric.")
    if not isinstance(resource, dict) or "Type" not in resource:
        raise ValidationError(f"Template format error: [/Resources/{logical_id}] Every Resources object must contain a Type member.")
    unknown = sorted(set(resource) - _RESOURCE_KEYS)
    if unknown:
        raise ValidationError(f"Invalid template resource property {unknown} of {logical_id}")
    not_emulated = sorted(set(resource) & _UNSUPPORTED_RESOURCE_KEYS)
    if not_emulated:
        raise ValidationError(f"the local AWS does not emulate {not_emulated} of {logical_id}")
    for key in ("DeletionPolicy", "UpdateReplacePolicy"):
        policy = resource.get(key, "Delete")
        if policy == "Snapshot":
            raise ValidationError(f"the local AWS does not emulate {key} Snapshot ({logical_id})")
        if policy not in _POLICIES:
            raise ValidationError(f"Template format error: Unrecognized {key} {policy} for resource {logical_id}")


def require_capabilities(template: dict, granted: list) -> None:
    """Refuses IAM resources that the caller has not acknowledged, as AWS does."""
    needed = set()
    for resource in template["Resources"].values():
        if resource["Type"] in _IAM:
            name = _NAMED_IAM.get(resource["Type"])
            needed.add("CAPABILITY_NAMED_IAM" if name and name in resource.get("Properties", {}) else "CAPABILITY_IAM")
    if "CAPABILITY_NAMED_IAM" in granted:
        granted = [*granted, "CAPABILITY_IAM"]
    missing = sorted(needed - set(granted))
    if missing:
        raise InsufficientCapabilities(f"Requires capabilities : {missing}")
