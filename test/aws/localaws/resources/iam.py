"""Roles, policies, instance profiles."""

import json

from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_INLINE = [{"PolicyDocument": ANY, "PolicyName": ANY}]


@emulates
class Role(Handler):
    type_name = "AWS::IAM::Role"
    properties = {
        "AssumeRolePolicyDocument": changeable(),
        "Description": changeable(),
        "ManagedPolicyArns": changeable(),
        "MaxSessionDuration": changeable(),
        "Path": fixed(),
        "PermissionsBoundary": changeable(),
        "Policies": changeable(_INLINE),
        "RoleName": fixed(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        iam = context.client("iam")
        name = properties.get("RoleName") or context.name(64)
        asked = some(properties, "Description", "Path", "PermissionsBoundary")
        if "MaxSessionDuration" in properties:
            asked["MaxSessionDuration"] = int(properties["MaxSessionDuration"])
        iam.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]),
            Tags=context.tags(properties),
            **asked,
        )
        context.half_made(name)
        self._bring_policies(iam, name, properties, {})
        return self._made(iam, name)

    def update(self, context, physical_id, properties, previous):
        iam = context.client("iam")
        iam.update_assume_role_policy(RoleName=physical_id, PolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]))
        if changed(properties, previous, "Description", "MaxSessionDuration"):
            iam.update_role(
                RoleName=physical_id,
                Description=properties.get("Description", ""),
                MaxSessionDuration=int(properties.get("MaxSessionDuration", 3600)),
            )
        if changed(properties, previous, "PermissionsBoundary"):
            if "PermissionsBoundary" in properties:
                iam.put_role_permissions_boundary(RoleName=physical_id, PermissionsBoundary=properties["PermissionsBoundary"])
            else:
                iam.delete_role_permissions_boundary(RoleName=physical_id)
        self._bring_policies(iam, physical_id, properties, previous)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            iam.untag_role(RoleName=physical_id, TagKeys=dropped)
            iam.tag_role(RoleName=physical_id, Tags=context.tags(properties))
        return self._made(iam, physical_id)

    def delete(self, context, physical_id, properties):
        iam = context.client("iam")
        for policy in iam.list_attached_role_policies(RoleName=physical_id)["AttachedPolicies"]:
            if policy["PolicyArn"] in properties.get("ManagedPolicyArns", []):
                iam.detach_role_policy(RoleName=physical_id, PolicyArn=policy["PolicyArn"])
        standing = iam.list_role_policies(RoleName=physical_id)["PolicyNames"]
        for policy in properties.get("Policies", []):
            if policy["PolicyName"] in standing:
                iam.delete_role_policy(RoleName=physical_id, PolicyName=policy["PolicyName"])
        iam.delete_role(RoleName=physical_id)

    @staticmethod
    def _bring_policies(iam, name, properties, previous):
        old, new = set(previous.get("ManagedPolicyArns", [])), set(properties.get("ManagedPolicyArns", []))
        for arn in sorted(new - old):
            iam.attach_role_policy(RoleName=name, PolicyArn=arn)
        for arn in sorted(old - new):
            iam.detach_role_policy(RoleName=name, PolicyArn=arn)
        kept = {policy["PolicyName"] for policy in properties.get("Policies", [])}
        for policy in properties.get("Policies", []):
            iam.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=json.dumps(policy["PolicyDocument"]))
        for policy in previous.get("Policies", []):
            if policy["PolicyName"] not in kept:
                iam.delete_role_policy(RoleName=name, PolicyName=policy["PolicyName"])

    @staticmethod
    def _made(iam, name):
        role = iam.get_role(RoleName=name)["Role"]
        return Made(name, {"Arn": role["Arn"], "RoleId": role["RoleId"]})


@emulates
class InlinePolicy(Handler):
    type_name = "AWS::IAM::Policy"
    properties = {"Groups": changeable(), "PolicyDocument": changeable(), "PolicyName": changeable(), "Roles": changeable(), "Users": changeable()}

    def create(self, context, properties):
        self._put(context, properties)
        identifier = context.name(64)
        return Made(identifier, {"Id": identifier})

    def update(self, context, physical_id, properties, previous):
        self._put(context, properties)
        for kind, name in set(_holders(previous)) - set(_holders(properties)):
            self._remove(context, kind, name, previous["PolicyName"])
        if changed(properties, previous, "PolicyName"):
            for kind, name in set(_holders(previous)) & set(_holders(properties)):
                self._remove(context, kind, name, previous["PolicyName"])
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        for kind, name in _holders(properties):
            self._remove(context, kind, name, properties["PolicyName"])

    @staticmethod
    def _put(context, properties):
        document = json.dumps(properties["PolicyDocument"])
        for kind, name in _holders(properties):
            put = getattr(context.client("iam"), f"put_{kind}_policy")
            put(PolicyName=properties["PolicyName"], PolicyDocument=document, **{f"{kind.capitalize()}Name": name})

    @staticmethod
    def _remove(context, kind, name, policy):
        remove = getattr(context.client("iam"), f"delete_{kind}_policy")
        remove(PolicyName=policy, **{f"{kind.capitalize()}Name": name})


def _holders(properties: dict) -> list:
    """Who a policy is attached to: (kind, name)."""
    return [(kind, name) for kind in ("role", "user", "group") for name in properties.get(f"{kind.capitalize()}s", [])]


@emulates
class ManagedPolicy(Handler):
    type_name = "AWS::IAM::ManagedPolicy"
    properties = {
        "Description": fixed(),
        "Groups": changeable(),
        "ManagedPolicyName": fixed(),
        "Path": fixed(),
        "PolicyDocument": changeable(),
        "Roles": changeable(),
        "Users": changeable(),
    }

    def create(self, context, properties):
        iam = context.client("iam")
        arn = iam.create_policy(
            PolicyName=properties.get("ManagedPolicyName") or context.name(128),
            PolicyDocument=json.dumps(properties["PolicyDocument"]),
            **some(properties, "Path", "Description"),
        )["Policy"]["Arn"]
        context.half_made(arn)
        for kind, name in _holders(properties):
            self._turn(context, "attach", kind, name, arn)
        return Made(arn, {"PolicyArn": arn})

    def update(self, context, physical_id, properties, previous):
        iam = context.client("iam")
        if changed(properties, previous, "PolicyDocument"):
            for version in iam.list_policy_versions(PolicyArn=physical_id)["Versions"]:
                if not version["IsDefaultVersion"]:
                    iam.delete_policy_version(PolicyArn=physical_id, VersionId=version["VersionId"])
            document = json.dumps(properties["PolicyDocument"])
            iam.create_policy_version(PolicyArn=physical_id, PolicyDocument=document, SetAsDefault=True)
        for kind, name in set(_holders(properties)) - set(_holders(previous)):
            self._turn(context, "attach", kind, name, physical_id)
        for kind, name in set(_holders(previous)) - set(_holders(properties)):
            self._turn(context, "detach", kind, name, physical_id)
        return Made(physical_id, {"PolicyArn": physical_id})

    def delete(self, context, physical_id, properties):
        iam = context.client("iam")
        for kind, name in _holders(properties):
            self._turn(context, "detach", kind, name, physical_id)
        for version in iam.list_policy_versions(PolicyArn=physical_id)["Versions"]:
            if not version["IsDefaultVersion"]:
                iam.delete_policy_version(PolicyArn=physical_id, VersionId=version["VersionId"])
        iam.delete_policy(PolicyArn=physical_id)

    @staticmethod
    def _turn(context, verb, kind, name, arn):
        turn = getattr(context.client("iam"), f"{verb}_{kind}_policy")
        turn(PolicyArn=arn, **{f"{kind.capitalize()}Name": name})


@emulates
class InstanceProfile(Handler):
    type_name = "AWS::IAM::InstanceProfile"
    properties = {"InstanceProfileName": fixed(), "Path": fixed(), "Roles": changeable()}

    def create(self, context, properties):
        iam = context.client("iam")
        name = properties.get("InstanceProfileName") or context.name(128)
        iam.create_instance_profile(InstanceProfileName=name, **some(properties, "Path"))
        context.half_made(name)
        self._bring_roles(iam, name, properties.get("Roles", []), [])
        return self._made(iam, name)

    def update(self, context, physical_id, properties, previous):
        iam = context.client("iam")
        self._bring_roles(iam, physical_id, properties.get("Roles", []), previous.get("Roles", []))
        return self._made(iam, physical_id)

    def delete(self, context, physical_id, properties):
        iam = context.client("iam")
        profile = iam.get_instance_profile(InstanceProfileName=physical_id)["InstanceProfile"]
        self._bring_roles(iam, physical_id, [], [role["RoleName"] for role in profile["Roles"]])
        iam.delete_instance_profile(InstanceProfileName=physical_id)

    @staticmethod
    def _bring_roles(iam, name, new, old):
        for role in [role for role in old if role not in new]:
            iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=role)
        for role in [role for role in new if role not in old]:
            iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)

    @staticmethod
    def _made(iam, name):
        return Made(name, {"Arn": iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]["Arn"]})
