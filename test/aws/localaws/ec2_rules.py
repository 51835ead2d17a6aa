"""What AWS refuses and moto lets pass, enforced under the API: whoever calls is refused, template or SDK.

Each rule stands before a method of moto's EC2 backend and raises AWS's error code.
Sources: the error codes page https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the pages of the calls.
"""

import base64
import functools
import inspect
import ipaddress
import itertools
import re

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend
from moto.ec2.models import elastic_ip_addresses as addresses
from moto.ec2.models.instances import Instance
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses.instances import InstanceResponse

LONGEST_USER_DATA = 16 * 1024
"""Bytes before base64. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"""

MOST_RULES = 60
"""Rules of a security group in one direction. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"""

MOST_ACL_ENTRIES = 20
"""Entries of a network ACL in one direction; the same page."""

_DESCRIPTION = re.compile(r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{0,255}")
_PUBLIC = ipaddress.ip_network("192.0.2.0/24")
"""Elastic IPs come from a range reserved for documentation, so that nothing real is ever meant. RFC 5737."""


def before(method: str, owner: type = EC2Backend):
    """Puts a rule before a method; the rule gets the backend and the method's arguments by name."""

    def decorate(rule):
        _pending.append(functools.partial(_put_before, owner, method, rule))
        return rule

    return decorate


def _put_before(owner: type, method: str, rule) -> None:
    original = getattr(owner, method)
    signature = inspect.signature(original)
    wanted = list(inspect.signature(rule).parameters)[1:]

    @functools.wraps(original)
    def checked(self, *arguments, **named):
        bound = signature.bind(self, *arguments, **named)
        bound.apply_defaults()
        given = {**bound.arguments, **bound.arguments.get("kwargs", {})}
        rule(self, **{name: given.get(name) for name in wanted})
        return original(self, *arguments, **named)

    setattr(owner, method, checked)


_pending: list = []


def install() -> None:
    """Puts all rules in force, once."""
    while _pending:
        _pending.pop(0)()
    _hand_out_addresses()
    _detach_on_termination()
    _move_addresses()
    _delete_disks_by_default()
    _delete_default_acls()


def refuse(code: str, message: str) -> None:
    raise EC2ClientError(code, message)


@before("delete_network_interface")
def interface_is_free(backend, eni_id):
    interface = backend.enis.get(eni_id)
    if interface and interface.attachment_id:
        refuse("InvalidParameterValue", f"Network interface '{eni_id}' is currently in use and is attached to {interface.instance.id}.")


@before("delete_network_interface")
def interface_has_no_address(backend, eni_id):
    for address in backend.addresses:
        if address.eni and address.eni.id == eni_id:
            address.eni = address.instance = address.association_id = None


@before("delete_security_group")
def group_is_unused(backend, name, group_id):
    group = backend.get_security_group_by_name_or_id(group_id or name)
    if not group:
        return
    used = [interface.id for interface in backend.enis.values() if group in interface.group_set]
    referring = [
        other.id
        for groups in backend.groups.values()
        for other in groups.values()
        if other.id != group.id and _refers(other, group.id)
    ]
    if used or referring:
        refuse("DependencyViolation", f"resource {group.id} has a dependent object: {', '.join(used + referring)}")


def _refers(group, group_id: str) -> bool:
    rules = itertools.chain(group.ingress_rules, group.egress_rules)
    return any(rule.source_group.get("GroupId") == group_id for rule in rules)


@before("delete_subnet")
def subnet_is_empty(backend, subnet_id):
    inside = [interface.id for interface in backend.enis.values() if interface.subnet.id == subnet_id]
    if inside:
        refuse("DependencyViolation", f"The subnet '{subnet_id}' has dependencies and cannot be deleted: {', '.join(inside)}")


@before("release_address")
def address_is_free(backend, address, allocation_id):
    for item in backend.addresses:
        if item.association_id and (item.allocation_id == allocation_id or item.public_ip == address):
            refuse("InvalidIPAddress.InUse", f"Address {item.public_ip} is in use.")


@before("detach_internet_gateway")
def nothing_is_public(backend, internet_gateway_id, vpc_id):
    mapped = [item.public_ip for item in backend.addresses if item.eni and item.eni.vpc_id == vpc_id]
    mapped += [item.public_ip for item in backend.enis.values() if item.public_ip and item.public_ip not in mapped and item.vpc_id == vpc_id]
    if mapped:
        refuse(
            "DependencyViolation",
            f"Network {vpc_id} has some mapped public address(es) ({', '.join(mapped)})."
            " Please unmap those public address(es) before detaching the gateway.",
        )


@before("delete_vpc")
def vpc_is_empty(backend, vpc_id):
    gateways = [item.id for item in backend.internet_gateways.values() if item.vpc and item.vpc.id == vpc_id]
    groups = [item.id for item in backend.groups.get(vpc_id, {}).values() if not item.is_default]
    acls = [item.id for item in backend.network_acls.values() if item.vpc_id == vpc_id and not item.default]
    inside = gateways + groups + acls
    if inside:
        refuse("DependencyViolation", f"The vpc '{vpc_id}' has dependencies and cannot be deleted: {', '.join(inside)}")


@before("create_network_acl_entry")
def acl_quota(backend, network_acl_id, egress):
    acl = backend.network_acls.get(network_acl_id)
    wanted = str(egress).lower() == "true"
    entries = [item for item in acl.network_acl_entries if (str(item.egress).lower() == "true") == wanted] if acl else []
    if len([item for item in entries if int(item.rule_number) < 32767]) >= MOST_ACL_ENTRIES:
        refuse("NetworkAclEntryLimitExceeded", f"The maximum number of network ACL entries ({MOST_ACL_ENTRIES}) is reached for {network_acl_id}")


@before("attach_network_interface")
def interface_is_attached_once(backend, eni_id):
    _require_unattached(backend, eni_id)


@before("run_instances")
def instance_can_start(backend, user_data, nics, key_name, count):
    if user_data and len(_decoded(user_data)) > LONGEST_USER_DATA:
        refuse("InvalidParameterValue", "User data is limited to 16384 bytes")
    if key_name and key_name not in backend.key_pairs:
        refuse("InvalidKeyPair.NotFound", f"The key pair '{key_name}' does not exist")
    for interface in nics or []:
        if interface.get("NetworkInterfaceId"):
            _require_unattached(backend, interface["NetworkInterfaceId"])


@before("modify_instance_attribute")
def new_user_data_fits(backend, key, value):
    if key == "user_data" and value and len(_decoded(value)) > LONGEST_USER_DATA:
        refuse("InvalidParameterValue", "User data is limited to 16384 bytes")


def _require_unattached(backend, interface_id: str) -> None:
    interface = backend.get_network_interface(interface_id)
    if interface.attachment_id:
        refuse("InvalidNetworkInterface.InUse", f"Interface: [{interface_id}] in use.")


def _decoded(user_data) -> bytes:
    raw = str(user_data).encode()
    try:
        return base64.b64decode(raw, validate=True)
    except ValueError:
        return raw


@before("create_security_group")
def group_is_described(backend, description):
    _check_description(description, "Invalid security group description")


@before("authorize_security_group_ingress")
def ingress_fits(backend, group_name_or_id, ip_ranges, source_groups, prefix_list_ids):
    group = backend.get_security_group_by_name_or_id(group_name_or_id)
    _check_rules(group, group.ingress_rules if group else [], ip_ranges, source_groups, prefix_list_ids)


@before("authorize_security_group_egress")
def egress_fits(backend, group_name_or_id, ip_ranges, source_groups, prefix_list_ids):
    group = backend.get_security_group_by_name_or_id(group_name_or_id)
    _check_rules(group, group.egress_rules if group else [], ip_ranges, source_groups, prefix_list_ids)


def _check_rules(group, standing, *added) -> None:
    new = [rule for rules in added for rule in (rules or [])]
    for rule in new:
        if isinstance(rule, dict):
            _check_description(rule.get("Description"), "Invalid rule description")
    if group and len(standing) + len(new) > MOST_RULES:
        refuse("RulesPerSecurityGroupLimitExceeded", f"The maximum number of rules per security group has been reached ({MOST_RULES}): {group.id}")


def _check_description(text, complaint: str) -> None:
    if text and not _DESCRIPTION.fullmatch(text):
        refuse(
            "InvalidParameterValue",
            f"{complaint}. Valid descriptions are strings less than 256 characters from the following set:"
            f"  a-zA-Z0-9. _-:/()#,@[]+=&;{{}}!$* (found: {text})",
        )


@before("create_network_interface")
def fixed_address_is_free(backend, subnet, private_ip_address):
    wanted = private_ip_address[0] if isinstance(private_ip_address, list) and private_ip_address else private_ip_address
    subnet = backend.get_subnet(subnet) if isinstance(subnet, str) else subnet
    if not wanted or not subnet:
        return
    network, address = ipaddress.ip_network(subnet.cidr_block), ipaddress.ip_address(wanted)
    if address not in network:
        refuse("InvalidParameterValue", f"Address {wanted} does not fall within the subnet's address range")
    if address in _reserved(network):
        refuse("InvalidParameterValue", f"Address {wanted} is in subnet's reserved address range")
    if wanted in _used(backend, subnet.id):
        refuse("InvalidIPAddress.InUse", f"The specified address is already in use: {wanted}")


def _reserved(network) -> set:
    """The first four addresses and the last. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"""
    return {network[0], network[1], network[2], network[3], network[-1]}


def _used(backend, subnet_id: str) -> set:
    return {
        item["PrivateIpAddress"]
        for interface in backend.enis.values()
        if interface.subnet.id == subnet_id
        for item in interface.private_ip_addresses
    }


def _free_address(backend, subnet) -> str:
    network, used = ipaddress.ip_network(subnet.cidr_block), _used(backend, subnet.id)
    for address in network:
        if address not in _reserved(network) and str(address) not in used:
            return str(address)
    raise EC2ClientError("InsufficientFreeAddressesInSubnet", f"There are not enough free addresses in subnet '{subnet.id}'.")


def _hand_out_addresses() -> None:
    """Private addresses: the first free one of the subnet. Elastic IPs: one after the other out of the documentation range."""
    create = EC2Backend.create_network_interface

    @functools.wraps(create)
    def create_network_interface(self, subnet, private_ip_address, private_ip_addresses=None, *arguments, **named):
        if not private_ip_address and not private_ip_addresses:
            found = self.get_subnet(subnet) if isinstance(subnet, str) else subnet
            private_ip_address = _free_address(self, found)
        return create(self, subnet, private_ip_address, private_ip_addresses, *arguments, **named)

    EC2Backend.create_network_interface = create_network_interface
    Subnet.get_available_subnet_ip = lambda subnet, instance: _free_address(subnet.ec2_backend, subnet)
    Subnet.request_ip = lambda subnet, ip, instance: None
    numbers = itertools.cycle(range(1, _PUBLIC.num_addresses - 1))
    addresses.random_ip = lambda: str(_PUBLIC[next(numbers)])


def _detach_on_termination() -> None:
    """A terminated instance deletes the interfaces that were made for it and lets the others go, with their addresses, as in AWS."""
    terminate = Instance.terminate

    @functools.wraps(terminate)
    def terminated(self):
        interfaces = list(self.nics.values())
        for interface in interfaces:
            interface.stop()
            self.detach_eni(interface)
        previous = terminate(self)
        for interface in interfaces:
            interface.attachment_id = None
            if interface.delete_on_termination:
                interface.delete()
        for address in self.ec2_backend.addresses:
            if address.instance is self:
                address.instance = None
        return previous

    prepare = Instance.prep_nics

    @functools.wraps(prepare)
    def prep_nics(self, nic_spec, *arguments, **named):
        asked = {int(item["DeviceIndex"]): dict(item) for item in nic_spec}
        prepare(self, nic_spec, *arguments, **named)
        for index, interface in self.nics.items():
            given = asked.get(index, {})
            made_for_it = "NetworkInterfaceId" not in given
            interface.delete_on_termination = made_for_it and given.get("DeleteOnTermination") is not False

    Instance.terminate = terminated
    Instance.prep_nics = prep_nics
    for name in ("private_ip", "private_ip_address", "public_ip", "public_ip_address"):
        setattr(Instance, name, property(functools.partial(_of_first_interface, name)))


def _of_first_interface(name: str, instance):
    first = instance.nics.get(0)
    return getattr(first, name if name.endswith("address") and name.startswith("private") else _INTERFACE_NAMES[name], None) if first else None


_INTERFACE_NAMES = {
    "private_ip": "private_ip_address",
    "private_ip_address": "private_ip_address",
    "public_ip": "public_ip",
    "public_ip_address": "public_ip",
}


def _move_addresses() -> None:
    """In a VPC an associated address moves unless AllowReassociation is false; the old interface loses it, the old association ends."""
    associate = EC2Backend.associate_address

    @functools.wraps(associate)
    def associate_address(self, instance=None, eni=None, address=None, allocation_id=None, reassociate=False):
        found = self.address_by_ip([address]) if address else self.address_by_allocation([allocation_id])
        interface = eni or (instance.nics[0] if instance else None)
        if interface and not any(item.vpc and item.vpc.id == interface.vpc_id for item in self.internet_gateways.values()):
            refuse("Gateway.NotAttached", f"Network {interface.vpc_id} is not attached to any internet gateway")
        before_move = found[0].eni
        if before_move and before_move is not interface:
            before_move.public_ip = None
        for other in self.addresses:
            if other is not found[0] and other.eni and other.eni is interface:
                refuse("Resource.AlreadyAssociated", f"resource {interface.id} is already associated with address {other.public_ip}")
        moved = associate(self, instance, eni, address, allocation_id, True)
        moved.instance = moved.eni.instance if moved.eni else None
        return moved

    EC2Backend.associate_address = associate_address


def _delete_disks_by_default() -> None:
    """The root disk goes with its instance unless it is told otherwise."""
    parse = InstanceResponse._parse_block_device_mapping

    @functools.wraps(parse)
    def parsed(self):
        mappings = parse(self)
        for asked, mapping in zip(self._get_param("BlockDeviceMappings", []), mappings):
            if asked.get("Ebs", {}).get("DeleteOnTermination") is None:
                mapping["Ebs"]["DeleteOnTermination"] = True
        return mappings

    InstanceResponse._parse_block_device_mapping = parsed


def _delete_default_acls() -> None:
    """A VPC takes its default network ACL along."""
    delete = EC2Backend.delete_vpc

    @functools.wraps(delete)
    def delete_vpc(self, vpc_id):
        vpc = delete(self, vpc_id)
        for acl in [item for item in self.network_acls.values() if item.vpc_id == vpc_id]:
            del self.network_acls[acl.id]
        return vpc

    EC2Backend.delete_vpc = delete_vpc
