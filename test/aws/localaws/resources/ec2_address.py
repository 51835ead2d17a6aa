"""Elastic IPs and their associations."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import TAGS, Handler, Made, changeable, fixed, some
from localaws.resources.registry import emulates


@emulates
class ElasticIp(Handler):
    type_name = "AWS::EC2::EIP"
    properties = {"Domain": fixed(), "Tags": changeable(TAGS)}

    def create(self, context, properties):
        address = context.client("ec2").allocate_address(
            Domain=properties.get("Domain", "vpc"), TagSpecifications=specification(context, "elastic-ip", properties)
        )
        return self._made(address)

    def update(self, context, physical_id, properties, previous):
        address = self._find(context, physical_id)
        retag(context, address["AllocationId"], properties, previous)
        return self._made(address)

    def delete(self, context, physical_id, properties):
        context.client("ec2").release_address(AllocationId=self._find(context, physical_id)["AllocationId"])

    @staticmethod
    def _find(context, public_ip):
        return context.client("ec2").describe_addresses(PublicIps=[public_ip])["Addresses"][0]

    @staticmethod
    def _made(address):
        return Made(address["PublicIp"], {"AllocationId": address["AllocationId"], "PublicIp": address["PublicIp"]})


@emulates
class ElasticIpAssociation(Handler):
    """A new association takes the address away from the old one; deleting the old one afterwards finds nothing, which is success."""

    type_name = "AWS::EC2::EIPAssociation"
    properties = {"AllocationId": fixed(), "InstanceId": fixed(), "NetworkInterfaceId": fixed(), "PrivateIpAddress": fixed()}

    def create(self, context, properties):
        wanted = some(properties, "AllocationId", "InstanceId", "NetworkInterfaceId", "PrivateIpAddress")
        association = context.client("ec2").associate_address(**wanted)["AssociationId"]
        return Made(association, {"Id": association})

    def delete(self, context, physical_id, properties):
        context.client("ec2").disassociate_address(AssociationId=physical_id)
