"""Topics, their policies and subscriptions."""

import json

from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed, some
from localaws.resources.registry import emulates


@emulates
class Topic(Handler):
    type_name = "AWS::SNS::Topic"
    properties = {
        "DisplayName": changeable(),
        "KmsMasterKeyId": changeable(),
        "Subscription": changeable([{"Endpoint": ANY, "Protocol": ANY}]),
        "Tags": changeable(TAGS),
        "TopicName": fixed(),
    }

    def create(self, context, properties):
        tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
        name = properties.get("TopicName") or context.name(256)
        arn = context.client("sns").create_topic(Name=name, Attributes=some(properties, "DisplayName", "KmsMasterKeyId"), Tags=tags)["TopicArn"]
        context.half_made(arn)
        self._subscribe(context, arn, properties, {})
        return Made(arn, {"TopicArn": arn, "TopicName": name})

    def update(self, context, physical_id, properties, previous):
        sns = context.client("sns")
        for name in ("DisplayName", "KmsMasterKeyId"):
            if changed(properties, previous, name):
                sns.set_topic_attributes(TopicArn=physical_id, AttributeName=name, AttributeValue=properties.get(name, ""))
        self._subscribe(context, physical_id, properties, previous)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            sns.untag_resource(ResourceArn=physical_id, TagKeys=dropped)
            sns.tag_resource(ResourceArn=physical_id, Tags=[{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()])
        return Made(physical_id, {"TopicArn": physical_id, "TopicName": physical_id.rsplit(":", 1)[1]})

    def delete(self, context, physical_id, properties):
        context.client("sns").delete_topic(TopicArn=physical_id)

    @staticmethod
    def _subscribe(context, arn, properties, previous):
        sns = context.client("sns")
        old, new = previous.get("Subscription", []), properties.get("Subscription", [])
        for item in sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]:
            declared = {"Endpoint": item["Endpoint"], "Protocol": item["Protocol"]}
            if declared in old and declared not in new:
                sns.unsubscribe(SubscriptionArn=item["SubscriptionArn"])
        for item in new:
            if item not in old:
                sns.subscribe(TopicArn=arn, **item)


@emulates
class Subscription(Handler):
    type_name = "AWS::SNS::Subscription"
    properties = {"Endpoint": fixed(), "Protocol": fixed(), "TopicArn": fixed()}

    def create(self, context, properties):
        arn = context.client("sns").subscribe(ReturnSubscriptionArn=True, **properties)["SubscriptionArn"]
        return Made(arn, {"Arn": arn})

    def delete(self, context, physical_id, properties):
        context.client("sns").unsubscribe(SubscriptionArn=physical_id)


@emulates
class TopicPolicy(Handler):
    type_name = "AWS::SNS::TopicPolicy"
    properties = {"PolicyDocument": changeable(), "Topics": changeable()}

    def create(self, context, properties):
        return self.update(context, context.name(64), properties, {})

    def update(self, context, physical_id, properties, previous):
        for topic in properties["Topics"]:
            context.client("sns").set_topic_attributes(
                TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(properties["PolicyDocument"])
            )
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        """SNS has no call that removes a policy; it goes with its topic."""
