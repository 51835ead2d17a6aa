"""EC2 instances. They never run; what was asked for is stored and can be read back."""

import base64

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_DISK = dict.fromkeys(
    ("DeleteOnTermination", "Encrypted", "KmsKeyId", "SnapshotId", "VolumeSize", "VolumeType"), ANY
)
_INTERFACE = dict.fromkeys(
    (
        "AssociatePublicIpAddress",
        "DeleteOnTermination",
        "Description",
        "DeviceIndex",
        "GroupSet",
        "NetworkInterfaceId",
        "PrivateIpAddress",
        "SubnetId",
    ),
    ANY,
)
_METADATA = dict.fromkeys(
    ("HttpEndpoint", "HttpProtocolIpv6", "HttpPutResponseHopLimit", "HttpTokens", "InstanceMetadataTags"), ANY
)


@emulates
class Instance(Handler):
    type_name = "AWS::EC2::Instance"
    properties = {
        "AvailabilityZone": fixed(),
        "BlockDeviceMappings": fixed([{"DeviceName": ANY, "Ebs": _DISK}]),
        "DisableApiTermination": changeable(),
        "EbsOptimized": changeable(),
        "IamInstanceProfile": changeable(),
        "ImageId": fixed(),
        "InstanceInitiatedShutdownBehavior": changeable(),
        "InstanceType": changeable(),
        "KeyName": fixed(),
        "MetadataOptions": changeable(_METADATA),
        "Monitoring": changeable(),
        "NetworkInterfaces": fixed([_INTERFACE]),
        "PrivateIpAddress": fixed(),
        "PropagateTagsToVolumeOnCreation": fixed(),
        "SecurityGroupIds": changeable(),
        "SourceDestCheck": changeable(),
        "SubnetId": fixed(),
        "Tags": changeable(TAGS),
        "UserData": changeable(),
    }

    def create(self, context, properties):
        asked = some(properties, "ImageId", "InstanceType", "KeyName", "SubnetId", "SecurityGroupIds", "PrivateIpAddress")
        if "InstanceInitiatedShutdownBehavior" in properties:
            asked["InstanceInitiatedShutdownBehavior"] = properties["InstanceInitiatedShutdownBehavior"]
        if "UserData" in properties:
            asked["UserData"] = base64.b64decode(properties["UserData"])
        if "IamInstanceProfile" in properties:
            asked["IamInstanceProfile"] = {"Name": properties["IamInstanceProfile"]}
        if "AvailabilityZone" in properties:
            asked["Placement"] = {"AvailabilityZone": properties["AvailabilityZone"]}
        if "NetworkInterfaces" in properties:
            asked["NetworkInterfaces"] = [_interface(item) for item in properties["NetworkInterfaces"]]
            asked.setdefault("Placement", _zone_of(context, properties["NetworkInterfaces"]))
        if "BlockDeviceMappings" in properties:
            asked["BlockDeviceMappings"] = [_device(item) for item in properties["BlockDeviceMappings"]]
        if "MetadataOptions" in properties:
            asked["MetadataOptions"] = _metadata(properties["MetadataOptions"])
        tags = specification(context, "instance", properties)
        if boolean(properties.get("PropagateTagsToVolumeOnCreation", False)):
            tags += specification(context, "volume", properties)
        instance = context.client("ec2").run_instances(
            MinCount=1,
            MaxCount=1,
            Monitoring={"Enabled": boolean(properties.get("Monitoring", False))},
            EbsOptimized=boolean(properties.get("EbsOptimized", False)),
            TagSpecifications=tags,
            **asked,
        )["Instances"][0]["InstanceId"]
        context.half_made(instance)
        self._bring_switches(context, instance, properties, {})
        return self._made(context, instance)

    def update(self, context, physical_id, properties, previous):
        ec2 = context.client("ec2")
        if changed(properties, previous, "UserData", "InstanceType", "EbsOptimized"):
            ec2.stop_instances(InstanceIds=[physical_id])
            self._bring_stopped(context, physical_id, properties, previous)
            ec2.start_instances(InstanceIds=[physical_id])
        if changed(properties, previous, "SecurityGroupIds"):
            ec2.modify_instance_attribute(InstanceId=physical_id, Groups=properties["SecurityGroupIds"])
        if changed(properties, previous, "IamInstanceProfile"):
            self._bring_profile(context, physical_id, properties)
        if changed(properties, previous, "InstanceInitiatedShutdownBehavior"):
            wanted = properties.get("InstanceInitiatedShutdownBehavior", "stop")
            ec2.modify_instance_attribute(InstanceId=physical_id, Attribute="instanceInitiatedShutdownBehavior", Value=wanted)
        if changed(properties, previous, "MetadataOptions"):
            ec2.modify_instance_metadata_options(InstanceId=physical_id, **_metadata(properties.get("MetadataOptions", {})))
        if changed(properties, previous, "Monitoring"):
            switch = ec2.monitor_instances if boolean(properties.get("Monitoring", False)) else ec2.unmonitor_instances
            switch(InstanceIds=[physical_id])
        self._bring_switches(context, physical_id, properties, previous)
        retag(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("ec2").terminate_instances(InstanceIds=[physical_id])

    @staticmethod
    def _bring_stopped(context, instance, properties, previous):
        ec2 = context.client("ec2")
        if changed(properties, previous, "UserData"):
            # moto stores what it is given; AWS's value is base64 once, boto3 encodes a blob once more.
            ec2.modify_instance_attribute(InstanceId=instance, UserData={"Value": properties.get("UserData", "").encode()})
        if changed(properties, previous, "InstanceType"):
            ec2.modify_instance_attribute(InstanceId=instance, InstanceType={"Value": properties["InstanceType"]})
        if changed(properties, previous, "EbsOptimized"):
            wanted = boolean(properties.get("EbsOptimized", False))
            ec2.modify_instance_attribute(InstanceId=instance, EbsOptimized={"Value": wanted})

    @staticmethod
    def _bring_profile(context, instance, properties):
        ec2 = context.client("ec2")
        of_instance = [{"Name": "instance-id", "Values": [instance]}]
        for item in ec2.describe_iam_instance_profile_associations(Filters=of_instance)["IamInstanceProfileAssociations"]:
            ec2.disassociate_iam_instance_profile(AssociationId=item["AssociationId"])
        if "IamInstanceProfile" in properties:
            ec2.associate_iam_instance_profile(IamInstanceProfile={"Name": properties["IamInstanceProfile"]}, InstanceId=instance)

    @staticmethod
    def _bring_switches(context, instance, properties, previous):
        ec2 = context.client("ec2")
        for name, default in (("DisableApiTermination", False), ("SourceDestCheck", True)):
            wanted = boolean(properties.get(name, default))
            if wanted != boolean(previous.get(name, default)):
                ec2.modify_instance_attribute(InstanceId=instance, **{name: {"Value": wanted}})

    @staticmethod
    def _made(context, instance):
        described = context.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
        return Made(
            instance,
            {
                "AvailabilityZone": described["Placement"]["AvailabilityZone"],
                "InstanceId": instance,
                "PrivateDnsName": described.get("PrivateDnsName", ""),
                "PrivateIp": described.get("PrivateIpAddress", ""),
                "PublicDnsName": described.get("PublicDnsName", ""),
                "PublicIp": described.get("PublicIpAddress", ""),
                "VpcId": described.get("VpcId", ""),
            },
        )


def _zone_of(context, interfaces):
    """An instance starts where its interface is; moto would start it in the first zone."""
    given = [item["NetworkInterfaceId"] for item in interfaces if "NetworkInterfaceId" in item]
    if not given:
        return {}
    described = context.client("ec2").describe_network_interfaces(NetworkInterfaceIds=given[:1])
    return {"AvailabilityZone": described["NetworkInterfaces"][0]["AvailabilityZone"]}


def _interface(declared: dict) -> dict:
    interface = some(declared, "Description", "NetworkInterfaceId", "PrivateIpAddress", "SubnetId")
    interface["DeviceIndex"] = int(declared["DeviceIndex"])
    if "GroupSet" in declared:
        interface["Groups"] = declared["GroupSet"]
    for name in ("AssociatePublicIpAddress", "DeleteOnTermination"):
        if name in declared:
            interface[name] = boolean(declared[name])
    return interface


def _device(declared: dict) -> dict:
    disk = dict(declared.get("Ebs", {}))
    for name in ("DeleteOnTermination", "Encrypted"):
        if name in disk:
            disk[name] = boolean(disk[name])
    if "VolumeSize" in disk:
        disk["VolumeSize"] = int(disk["VolumeSize"])
    return {"DeviceName": declared["DeviceName"], "Ebs": disk}


def _metadata(declared: dict) -> dict:
    options = dict(declared)
    if "HttpPutResponseHopLimit" in options:
        options["HttpPutResponseHopLimit"] = int(options["HttpPutResponseHopLimit"])
    return options
