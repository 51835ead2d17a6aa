"""Types that stand for nothing."""

from localaws.resources.handler import Handler, Made, changeable
from localaws.resources.registry import emulates


@emulates
class CdkMetadata(Handler):
    type_name = "AWS::CDK::Metadata"
    properties = {"Analytics": changeable()}

    def create(self, context, properties):
        return Made(context.name(64))

    def update(self, context, physical_id, properties, previous):
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        pass


@emulates
class WaitConditionHandle(Handler):
    type_name = "AWS::CloudFormation::WaitConditionHandle"

    def create(self, context, properties):
        return Made(context.name(64))

    def delete(self, context, physical_id, properties):
        pass
