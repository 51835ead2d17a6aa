"""Image repositories: part of the CDK's bootstrap stack."""

import json

from localaws.resources.handler import ANY, Handler, Made, boolean, changeable, changed, fixed
from localaws.resources.registry import emulates


@emulates
class Repository(Handler):
    type_name = "AWS::ECR::Repository"
    properties = {
        "EmptyOnDelete": changeable(),
        "ImageScanningConfiguration": changeable({"ScanOnPush": ANY}),
        "ImageTagMutability": changeable(),
        "LifecyclePolicy": changeable({"LifecyclePolicyText": ANY, "RegistryId": ANY}),
        "RepositoryName": fixed(),
        "RepositoryPolicyText": changeable(),
    }

    def create(self, context, properties):
        name = properties.get("RepositoryName") or context.name(256).lower()
        context.client("ecr").create_repository(repositoryName=name, imageTagMutability=properties.get("ImageTagMutability", "MUTABLE"))
        context.half_made(name)
        return self.update(context, name, properties, {})

    def update(self, context, physical_id, properties, previous):
        ecr = context.client("ecr")
        if changed(properties, previous, "ImageTagMutability"):
            ecr.put_image_tag_mutability(
                repositoryName=physical_id, imageTagMutability=properties.get("ImageTagMutability", "MUTABLE")
            )
        if changed(properties, previous, "ImageScanningConfiguration"):
            scan = boolean(properties.get("ImageScanningConfiguration", {}).get("ScanOnPush", False))
            ecr.put_image_scanning_configuration(repositoryName=physical_id, imageScanningConfiguration={"scanOnPush": scan})
        if changed(properties, previous, "LifecyclePolicy") and "LifecyclePolicy" in properties:
            text = properties["LifecyclePolicy"]["LifecyclePolicyText"]
            ecr.put_lifecycle_policy(repositoryName=physical_id, lifecyclePolicyText=text)
        if changed(properties, previous, "RepositoryPolicyText") and "RepositoryPolicyText" in properties:
            ecr.set_repository_policy(repositoryName=physical_id, policyText=json.dumps(properties["RepositoryPolicyText"]))
        described = ecr.describe_repositories(repositoryNames=[physical_id])["repositories"][0]
        return Made(physical_id, {"Arn": described["repositoryArn"], "RepositoryUri": described["repositoryUri"]})

    def delete(self, context, physical_id, properties):
        force = boolean(properties.get("EmptyOnDelete", False))
        context.client("ecr").delete_repository(repositoryName=physical_id, force=force)
