"""Parameters."""

from localaws.resources.handler import ANY, Handler, Made, changeable, fixed, some
from localaws.resources.registry import emulates


@emulates
class Parameter(Handler):
    type_name = "AWS::SSM::Parameter"
    properties = {
        "AllowedPattern": changeable(),
        "DataType": changeable(),
        "Description": changeable(),
        "Name": fixed(),
        "Tags": changeable(ANY),
        "Tier": changeable(),
        "Type": changeable(),
        "Value": changeable(),
    }

    def create(self, context, properties):
        name = properties.get("Name") or context.name(255)
        tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
        return self._put(context, name, properties, **({"Tags": tags} if tags else {}))

    def update(self, context, physical_id, properties, previous):
        ssm, old, new = context.client("ssm"), context.own_tags(previous), context.own_tags(properties)
        if old != new:
            ssm.remove_tags_from_resource(ResourceType="Parameter", ResourceId=physical_id, TagKeys=sorted(set(old) - set(new)))
            tags = [{"Key": key, "Value": value} for key, value in new.items()]
            ssm.add_tags_to_resource(ResourceType="Parameter", ResourceId=physical_id, Tags=tags)
        return self._put(context, physical_id, properties, Overwrite=True)

    def delete(self, context, physical_id, properties):
        context.client("ssm").delete_parameter(Name=physical_id)

    @staticmethod
    def _put(context, name, properties, **extra):
        wanted = some(properties, "AllowedPattern", "DataType", "Description", "Tier", "Type", "Value")
        context.client("ssm").put_parameter(Name=name, **wanted, **extra)
        return Made(name, {"Type": properties["Type"], "Value": properties["Value"]})
