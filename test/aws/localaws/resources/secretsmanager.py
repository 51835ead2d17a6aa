"""Secrets."""

import json

from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_SWITCHES = ("ExcludeLowercase", "ExcludeNumbers", "ExcludePunctuation", "ExcludeUppercase", "IncludeSpace", "RequireEachIncludedType")
_GENERATE = dict.fromkeys((*_SWITCHES, "ExcludeCharacters", "GenerateStringKey", "PasswordLength", "SecretStringTemplate"), ANY)


@emulates
class Secret(Handler):
    type_name = "AWS::SecretsManager::Secret"
    properties = {
        "Description": changeable(),
        "GenerateSecretString": changeable(_GENERATE),
        "KmsKeyId": changeable(),
        "Name": fixed(),
        "SecretString": changeable(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        arn = context.client("secretsmanager").create_secret(
            Name=properties.get("Name") or context.name(255),
            SecretString=self._value(context, properties),
            Tags=context.tags(properties),
            **some(properties, "Description", "KmsKeyId"),
        )["ARN"]
        return Made(arn, {"Id": arn})

    def update(self, context, physical_id, properties, previous):
        secrets = context.client("secretsmanager")
        wanted = some(properties, "Description", "KmsKeyId")
        if changed(properties, previous, "SecretString", "GenerateSecretString"):
            wanted["SecretString"] = self._value(context, properties)
        secrets.update_secret(SecretId=physical_id, **wanted)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            secrets.untag_resource(SecretId=physical_id, TagKeys=dropped)
            secrets.tag_resource(SecretId=physical_id, Tags=context.tags(properties))
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("secretsmanager").delete_secret(SecretId=physical_id, ForceDeleteWithoutRecovery=True)

    @staticmethod
    def _value(context, properties):
        if "SecretString" in properties:
            return properties["SecretString"]
        asked = dict(properties.get("GenerateSecretString") or {})
        template, key = asked.pop("SecretStringTemplate", None), asked.pop("GenerateStringKey", None)
        for name in _SWITCHES:
            if name in asked:
                asked[name] = boolean(asked[name])
        if "PasswordLength" in asked:
            asked["PasswordLength"] = int(asked["PasswordLength"])
        password = context.client("secretsmanager").get_random_password(**asked)["RandomPassword"]
        return json.dumps({**json.loads(template), key: password}) if template else password


@emulates
class SecretPolicy(Handler):
    type_name = "AWS::SecretsManager::ResourcePolicy"
    properties = {"ResourcePolicy": changeable(), "SecretId": fixed()}

    def create(self, context, properties):
        return self.update(context, properties["SecretId"], properties, {})

    def update(self, context, physical_id, properties, previous):
        policy = json.dumps(properties["ResourcePolicy"])
        context.client("secretsmanager").put_resource_policy(SecretId=properties["SecretId"], ResourcePolicy=policy)
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("secretsmanager").delete_resource_policy(SecretId=properties["SecretId"])
