"""Security groups, with rules inline or as resources of their own."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_INGRESS = dict.fromkeys(
    ("CidrIp", "CidrIpv6", "Description", "FromPort", "IpProtocol", "SourcePrefixListId", "SourceSecurityGroupId", "ToPort"), ANY
)
_EGRESS = dict.fromkeys(
    ("CidrIp", "CidrIpv6", "Description", "DestinationPrefixListId", "DestinationSecurityGroupId", "FromPort", "IpProtocol", "ToPort"), ANY
)
_EVERYTHING_OUT = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}


def _permission(rule: dict) -> list:
    """A rule of a template in the API's words."""
    permission: dict = {"IpProtocol": str(rule["IpProtocol"])}
    for port in ("FromPort", "ToPort"):
        if port in rule:
            permission[port] = int(rule[port])
    described = some(rule, "Description")
    if "CidrIp" in rule:
        permission["IpRanges"] = [{"CidrIp": rule["CidrIp"], **described}]
    if "CidrIpv6" in rule:
        permission["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"], **described}]
    group = rule.get("SourceSecurityGroupId") or rule.get("DestinationSecurityGroupId")
    if group:
        permission["UserIdGroupPairs"] = [{"GroupId": group, **described}]
    prefixes = rule.get("SourcePrefixListId") or rule.get("DestinationPrefixListId")
    if prefixes:
        permission["PrefixListIds"] = [{"PrefixListId": prefixes, **described}]
    return [permission]


@emulates
class SecurityGroup(Handler):
    type_name = "AWS::EC2::SecurityGroup"
    properties = {
        "GroupDescription": fixed(),
        "GroupName": fixed(),
        "SecurityGroupEgress": changeable([_EGRESS]),
        "SecurityGroupIngress": changeable([_INGRESS]),
        "Tags": changeable(TAGS),
        "VpcId": fixed(),
    }

    def create(self, context, properties):
        group = context.client("ec2").create_security_group(
            GroupName=properties.get("GroupName") or context.name(255),
            Description=properties["GroupDescription"],
            TagSpecifications=specification(context, "security-group", properties),
            **some(properties, "VpcId"),
        )["GroupId"]
        context.half_made(group)
        born_with = {"SecurityGroupEgress": [_EVERYTHING_OUT]}
        self._bring_rules(context, group, self._with_default(properties), born_with)
        return self._made(context, group)

    def update(self, context, physical_id, properties, previous):
        self._bring_rules(context, physical_id, self._with_default(properties), self._with_default(previous))
        if changed(properties, previous, "Tags"):
            retag(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_security_group(GroupId=physical_id)

    @staticmethod
    def _with_default(properties):
        """Without egress rules a group lets everything out."""
        return properties if properties.get("SecurityGroupEgress") else {**properties, "SecurityGroupEgress": [_EVERYTHING_OUT]}

    @staticmethod
    def _bring_rules(context, group, properties, previous):
        ec2 = context.client("ec2")
        for name, authorize, revoke in (
            ("SecurityGroupIngress", ec2.authorize_security_group_ingress, ec2.revoke_security_group_ingress),
            ("SecurityGroupEgress", ec2.authorize_security_group_egress, ec2.revoke_security_group_egress),
        ):
            old, new = previous.get(name, []), properties.get(name, [])
            for rule in old:
                if rule not in new:
                    revoke(GroupId=group, IpPermissions=_permission(rule))
            for rule in new:
                if rule not in old:
                    authorize(GroupId=group, IpPermissions=_permission(rule))

    @staticmethod
    def _made(context, group):
        vpc = context.client("ec2").describe_security_groups(GroupIds=[group])["SecurityGroups"][0].get("VpcId")
        return Made(group, {"GroupId": group, "Id": group, "VpcId": vpc})


class _Rule(Handler):
    """A rule as a resource of its own."""

    direction = ""

    def create(self, context, properties):
        authorize = getattr(context.client("ec2"), f"authorize_security_group_{self.direction}")
        rules = authorize(GroupId=properties["GroupId"], IpPermissions=_permission(properties))["SecurityGroupRules"]
        identifier = rules[0]["SecurityGroupRuleId"]
        return Made(identifier, {"Id": identifier})

    def update(self, context, physical_id, properties, previous):
        describe = getattr(context.client("ec2"), f"update_security_group_rule_descriptions_{self.direction}")
        describe(GroupId=properties["GroupId"], IpPermissions=_permission(properties))
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        revoke = getattr(context.client("ec2"), f"revoke_security_group_{self.direction}")
        revoke(GroupId=properties["GroupId"], IpPermissions=_permission(properties))


def _rule_properties(shape: dict) -> dict:
    return {"GroupId": fixed(), **{name: changeable() if name == "Description" else fixed() for name in shape}}


@emulates
class SecurityGroupIngress(_Rule):
    type_name = "AWS::EC2::SecurityGroupIngress"
    direction = "ingress"
    properties = _rule_properties(_INGRESS)


@emulates
class SecurityGroupEgress(_Rule):
    type_name = "AWS::EC2::SecurityGroupEgress"
    direction = "egress"
    properties = _rule_properties(_EGRESS)
