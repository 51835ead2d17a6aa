"""Network interfaces."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates


@emulates
class NetworkInterface(Handler):
    type_name = "AWS::EC2::NetworkInterface"
    properties = {
        "Description": changeable(),
        "GroupSet": changeable(),
        "PrivateIpAddress": fixed(),
        "SourceDestCheck": changeable(),
        "SubnetId": fixed(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        groups = {"Groups": properties["GroupSet"]} if "GroupSet" in properties else {}
        interface = context.client("ec2").create_network_interface(
            TagSpecifications=specification(context, "network-interface", properties),
            **some(properties, "SubnetId", "Description", "PrivateIpAddress"),
            **groups,
        )["NetworkInterface"]["NetworkInterfaceId"]
        context.half_made(interface)
        self._check_addresses(context, interface, properties)
        return self._made(context, interface)

    def update(self, context, physical_id, properties, previous):
        ec2 = context.client("ec2")
        if changed(properties, previous, "GroupSet"):
            ec2.modify_network_interface_attribute(NetworkInterfaceId=physical_id, Groups=properties["GroupSet"])
        if changed(properties, previous, "Description"):
            text = properties.get("Description", "")
            ec2.modify_network_interface_attribute(NetworkInterfaceId=physical_id, Description={"Value": text})
        self._check_addresses(context, physical_id, properties)
        retag(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_network_interface(NetworkInterfaceId=physical_id)

    @staticmethod
    def _check_addresses(context, interface, properties):
        wanted = boolean(properties.get("SourceDestCheck", True))
        context.client("ec2").modify_network_interface_attribute(NetworkInterfaceId=interface, SourceDestCheck={"Value": wanted})

    @staticmethod
    def _made(context, interface):
        described = context.client("ec2").describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]
        return Made(
            interface,
            {
                "Id": interface,
                "PrimaryPrivateIpAddress": described["PrivateIpAddress"],
                "SecondaryPrivateIpAddresses": [
                    item["PrivateIpAddress"] for item in described["PrivateIpAddresses"] if not item.get("Primary")
                ],
                "VpcId": described["VpcId"],
            },
        )
