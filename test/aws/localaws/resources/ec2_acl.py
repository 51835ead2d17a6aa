"""Network ACLs, their entries and their subnets."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, fixed, some
from localaws.resources.registry import emulates


@emulates
class NetworkAcl(Handler):
    type_name = "AWS::EC2::NetworkAcl"
    properties = {"Tags": changeable(TAGS), "VpcId": fixed()}

    def create(self, context, properties):
        tags = specification(context, "network-acl", properties)
        acl = context.client("ec2").create_network_acl(VpcId=properties["VpcId"], TagSpecifications=tags)["NetworkAcl"]["NetworkAclId"]
        return Made(acl, {"Id": acl})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_network_acl(NetworkAclId=physical_id)


@emulates
class NetworkAclEntry(Handler):
    type_name = "AWS::EC2::NetworkAclEntry"
    properties = {
        "CidrBlock": changeable(),
        "Egress": fixed(),
        "Icmp": changeable({"Code": ANY, "Type": ANY}),
        "Ipv6CidrBlock": changeable(),
        "NetworkAclId": fixed(),
        "PortRange": changeable({"From": ANY, "To": ANY}),
        "Protocol": changeable(),
        "RuleAction": changeable(),
        "RuleNumber": fixed(),
    }

    def create(self, context, properties):
        context.client("ec2").create_network_acl_entry(**self._entry(properties))
        identifier = context.name(64)
        return Made(identifier, {"Id": identifier})

    def update(self, context, physical_id, properties, previous):
        context.client("ec2").replace_network_acl_entry(**self._entry(properties))
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_network_acl_entry(
            NetworkAclId=properties["NetworkAclId"],
            RuleNumber=int(properties["RuleNumber"]),
            Egress=boolean(properties.get("Egress", False)),
        )

    @staticmethod
    def _entry(properties):
        entry = {
            **some(properties, "NetworkAclId", "RuleAction", "CidrBlock", "Ipv6CidrBlock"),
            "RuleNumber": int(properties["RuleNumber"]),
            "Protocol": str(properties["Protocol"]),
            "Egress": boolean(properties.get("Egress", False)),
        }
        if "PortRange" in properties:
            entry["PortRange"] = {end: int(port) for end, port in properties["PortRange"].items()}
        if "Icmp" in properties:
            entry["IcmpTypeCode"] = {name: int(number) for name, number in properties["Icmp"].items()}
        return entry


@emulates
class SubnetNetworkAclAssociation(Handler):
    """Every subnet always has an ACL: making the association replaces the one before, removing it goes back to the default ACL."""

    type_name = "AWS::EC2::SubnetNetworkAclAssociation"
    properties = {"NetworkAclId": fixed(), "SubnetId": fixed()}

    def create(self, context, properties):
        association = self._move(context, properties["SubnetId"], properties["NetworkAclId"])
        return Made(association, {"AssociationId": association})

    def delete(self, context, physical_id, properties):
        ec2 = context.client("ec2")
        current = self._current(context, properties["SubnetId"])
        if not current or current["NetworkAclAssociationId"] != physical_id:
            return
        vpc = ec2.describe_subnets(SubnetIds=[properties["SubnetId"]])["Subnets"][0]["VpcId"]
        of_vpc = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "default", "Values": ["true"]}]
        default = ec2.describe_network_acls(Filters=of_vpc)["NetworkAcls"][0]["NetworkAclId"]
        self._move(context, properties["SubnetId"], default)

    @classmethod
    def _move(cls, context, subnet, acl):
        current = cls._current(context, subnet)["NetworkAclAssociationId"]
        result = context.client("ec2").replace_network_acl_association(AssociationId=current, NetworkAclId=acl)
        return result["NewAssociationId"]

    @staticmethod
    def _current(context, subnet):
        acls = context.client("ec2").describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])["NetworkAcls"]
        return next((item for acl in acls for item in acl["Associations"] if item["SubnetId"] == subnet), None)
