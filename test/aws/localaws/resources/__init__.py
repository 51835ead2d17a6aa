"""Resource handlers by family. Importing the package registers them all."""


def load() -> None:
    from localaws.cloudformation import custom_resources  # noqa: F401
    from localaws.resources import (  # noqa: F401
        cdk,
        cloudwatch,
        dynamodb,
        ec2_acl,
        ec2_address,
        ec2_instance,
        ec2_interface,
        ec2_network,
        ec2_security_group,
        ec2_transit_gateway,
        ec2_vpn,
        ecr,
        iam,
        kms,
        lambda_function,
        logs,
        s3,
        schedules,
        secretsmanager,
        sns,
        ssm,
    )
