"""Templates: a router site in small, and functions for custom resources."""

ANSWERING_FUNCTION = """
exports.handler = async (event) => {
  const asked = event.ResourceProperties;
  console.log('REQUEST ' + JSON.stringify(event));
  if (asked.behaviour === 'crash' && event.RequestType !== 'Delete') process.exit(7);
  if (asked.behaviour === 'throw' && event.RequestType !== 'Delete') throw new Error('out of luck');
  if (asked.behaviour === 'silent' && event.RequestType !== 'Delete') return;
  const failed = asked.behaviour === 'refuse' && event.RequestType !== 'Delete';
  const answer = {
    Status: failed ? 'FAILED' : 'SUCCESS',
    Reason: failed ? 'domain taken' : undefined,
    PhysicalResourceId: failed && event.RequestType === 'Create' ? undefined : asked.name,
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId,
    Data: { Secure: asked.secure, Count: asked.count, Greeting: process.env.GREETING, Padding: 'x'.repeat(Number(asked.padding || 0)) },
  };
  await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
};
"""

ROLE = {
    "Type": "AWS::IAM::Role",
    "Properties": {
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
        },
        "Policies": [
            {
                "PolicyName": "logs",
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]},
            }
        ],
    },
}


def function(code: str = ANSWERING_FUNCTION) -> dict:
    return {
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "Code": {"ZipFile": code},
            "Handler": "index.handler",
            "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Runtime": "nodejs20.x",
            "Timeout": 10,
        },
    }


def trunk(**properties) -> dict:
    """Resources with a custom resource in them."""
    return {
        "Role": ROLE,
        "Function": function(),
        "Trunk": {
            "Type": "Custom::Trunk",
            "Properties": {"ServiceToken": {"Fn::GetAtt": ["Function", "Arn"]}, "name": "trunk-1", **properties},
        },
    }


def network() -> dict:
    return {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.20.0.0/16"}},
        "Gateway": {"Type": "AWS::EC2::InternetGateway"},
        "Attachment": {
            "Type": "AWS::EC2::VPCGatewayAttachment",
            "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Gateway"}},
        },
        "Subnet": {
            "Type": "AWS::EC2::Subnet",
            "Properties": {
                "VpcId": {"Ref": "Vpc"},
                "CidrBlock": {"Fn::Select": [1, {"Fn::Cidr": [{"Fn::GetAtt": ["Vpc", "CidrBlock"]}, 4, 8]}]},
                "AvailabilityZone": {"Fn::Select": [0, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]},
            },
        },
        "Firewall": {
            "Type": "AWS::EC2::SecurityGroup",
            "Properties": {
                "GroupDescription": "Twilio signalling",
                "VpcId": {"Ref": "Vpc"},
                "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 5060, "ToPort": 5061, "CidrIp": "54.172.60.0/32"}],
            },
        },
    }


def site(image: str, version: str = "1", text: str = "hostname first") -> dict:
    """A router with an Elastic IP; another version is another router and interface."""
    return {
        **network(),
        "Address": {"Type": "AWS::EC2::EIP", "DependsOn": "Attachment", "Properties": {"Domain": "vpc"}},
        f"Interface{version}": {
            "Type": "AWS::EC2::NetworkInterface",
            "Properties": {"SubnetId": {"Ref": "Subnet"}, "GroupSet": [{"Ref": "Firewall"}], "SourceDestCheck": "false"},
        },
        f"Router{version}": {
            "Type": "AWS::EC2::Instance",
            "Properties": {
                "ImageId": image,
                "InstanceType": "c5.large",
                "NetworkInterfaces": [{"DeviceIndex": "0", "NetworkInterfaceId": {"Ref": f"Interface{version}"}}],
                "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "Encrypted": True, "VolumeSize": 16}}],
                "UserData": {"Fn::Base64": {"Fn::Sub": text + " ${Address}"}},
            },
        },
        "Association": {
            "Type": "AWS::EC2::EIPAssociation",
            "DependsOn": "Attachment",
            "Properties": {
                "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]},
                "NetworkInterfaceId": {"Ref": f"Interface{version}"},
            },
        },
    }
