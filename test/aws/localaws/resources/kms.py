"""Keys and their aliases."""

import json

from localaws.resources.handler import TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates


@emulates
class Key(Handler):
    type_name = "AWS::KMS::Key"
    properties = {
        "Description": changeable(),
        "EnableKeyRotation": changeable(),
        "KeyPolicy": changeable(),
        "KeySpec": fixed(),
        "KeyUsage": fixed(),
        "PendingWindowInDays": changeable(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        kms = context.client("kms")
        tags = [{"TagKey": key, "TagValue": value} for key, value in context.own_tags(properties).items()]
        asked = some(properties, "Description", "KeySpec", "KeyUsage")
        if "KeyPolicy" in properties:
            asked["Policy"] = json.dumps(properties["KeyPolicy"])
        key = kms.create_key(Tags=tags, **asked)["KeyMetadata"]
        context.half_made(key["KeyId"])
        self._rotate(kms, key["KeyId"], properties)
        return Made(key["KeyId"], {"Arn": key["Arn"], "KeyId": key["KeyId"]})

    def update(self, context, physical_id, properties, previous):
        kms = context.client("kms")
        if changed(properties, previous, "Description"):
            kms.update_key_description(KeyId=physical_id, Description=properties.get("Description", ""))
        if changed(properties, previous, "KeyPolicy"):
            kms.put_key_policy(KeyId=physical_id, PolicyName="default", Policy=json.dumps(properties["KeyPolicy"]))
        self._rotate(kms, physical_id, properties)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            kms.untag_resource(KeyId=physical_id, TagKeys=dropped)
            added = [{"TagKey": key, "TagValue": value} for key, value in context.own_tags(properties).items()]
            kms.tag_resource(KeyId=physical_id, Tags=added)
        return Made(physical_id, {"Arn": kms.describe_key(KeyId=physical_id)["KeyMetadata"]["Arn"], "KeyId": physical_id})

    def delete(self, context, physical_id, properties):
        days = int(properties.get("PendingWindowInDays", 30))
        context.client("kms").schedule_key_deletion(KeyId=physical_id, PendingWindowInDays=days)

    @staticmethod
    def _rotate(kms, key, properties):
        turn = kms.enable_key_rotation if boolean(properties.get("EnableKeyRotation", False)) else kms.disable_key_rotation
        turn(KeyId=key)


@emulates
class Alias(Handler):
    type_name = "AWS::KMS::Alias"
    properties = {"AliasName": fixed(), "TargetKeyId": changeable()}

    def create(self, context, properties):
        context.client("kms").create_alias(**properties)
        return Made(properties["AliasName"])

    def update(self, context, physical_id, properties, previous):
        context.client("kms").update_alias(**properties)
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("kms").delete_alias(AliasName=physical_id)
