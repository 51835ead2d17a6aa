"""Tables."""

from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates


@emulates
class Table(Handler):
    type_name = "AWS::DynamoDB::Table"
    properties = {
        "AttributeDefinitions": changeable([{"AttributeName": ANY, "AttributeType": ANY}]),
        "BillingMode": changeable(),
        "KeySchema": fixed([{"AttributeName": ANY, "KeyType": ANY}]),
        "TableName": fixed(),
        "Tags": changeable(TAGS),
        "TimeToLiveSpecification": changeable({"AttributeName": ANY, "Enabled": ANY}),
    }

    def create(self, context, properties):
        dynamodb = context.client("dynamodb")
        name = properties.get("TableName") or context.name(255)
        wanted = some(properties, "AttributeDefinitions", "BillingMode", "KeySchema")
        table = dynamodb.create_table(TableName=name, Tags=self._tags(context, properties), **wanted)["TableDescription"]
        context.half_made(name)
        self._expire(dynamodb, name, properties)
        return Made(name, {"Arn": table["TableArn"]})

    def update(self, context, physical_id, properties, previous):
        dynamodb = context.client("dynamodb")
        if changed(properties, previous, "TimeToLiveSpecification"):
            self._expire(dynamodb, physical_id, properties)
        if changed(properties, previous, "BillingMode"):
            dynamodb.update_table(TableName=physical_id, **some(properties, "BillingMode"))
        arn = dynamodb.describe_table(TableName=physical_id)["Table"]["TableArn"]
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            dynamodb.untag_resource(ResourceArn=arn, TagKeys=dropped)
            dynamodb.tag_resource(ResourceArn=arn, Tags=self._tags(context, properties))
        return Made(physical_id, {"Arn": arn})

    def delete(self, context, physical_id, properties):
        context.client("dynamodb").delete_table(TableName=physical_id)

    @staticmethod
    def _expire(dynamodb, name, properties):
        if "TimeToLiveSpecification" in properties:
            wanted = properties["TimeToLiveSpecification"]
            wanted = {**wanted, "Enabled": boolean(wanted["Enabled"])}
            dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=wanted)

    @staticmethod
    def _tags(context, properties):
        return [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
