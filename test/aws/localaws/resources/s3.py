"""Buckets and their policies."""

import json
import re

from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, changed, fixed
from localaws.resources.registry import emulates

_PUBLIC_ACCESS = dict.fromkeys(("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"), ANY)


@emulates
class Bucket(Handler):
    type_name = "AWS::S3::Bucket"
    properties = {
        "AccessControl": changeable(),
        "BucketEncryption": changeable({"ServerSideEncryptionConfiguration": ANY}),
        "BucketName": fixed(),
        "LifecycleConfiguration": changeable({"Rules": ANY}),
        "OwnershipControls": changeable({"Rules": ANY}),
        "PublicAccessBlockConfiguration": changeable(_PUBLIC_ACCESS),
        "Tags": changeable(TAGS),
        "VersioningConfiguration": changeable({"Status": ANY}),
    }

    def create(self, context, properties):
        name = properties.get("BucketName") or context.name(63).lower()
        elsewhere = {} if context.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": context.region}}
        context.client("s3").create_bucket(Bucket=name, **elsewhere)
        context.half_made(name)
        self._bring(context, name, properties, {})
        return self._made(context, name)

    def update(self, context, physical_id, properties, previous):
        self._bring(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("s3").delete_bucket(Bucket=physical_id)

    @staticmethod
    def _bring(context, name, properties, previous):
        s3 = context.client("s3")
        if changed(properties, previous, "AccessControl"):
            words = re.findall("[A-Z][a-z]*", properties.get("AccessControl", "Private"))
            s3.put_bucket_acl(Bucket=name, ACL="-".join(words).lower())
        if changed(properties, previous, "VersioningConfiguration"):
            wanted = properties.get("VersioningConfiguration", {"Status": "Suspended"})
            s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=wanted)
        if changed(properties, previous, "BucketEncryption") and "BucketEncryption" in properties:
            rules = [_encryption(rule) for rule in properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]]
            s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules})
        if changed(properties, previous, "PublicAccessBlockConfiguration") and "PublicAccessBlockConfiguration" in properties:
            wanted = {key: boolean(value) for key, value in properties["PublicAccessBlockConfiguration"].items()}
            s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=wanted)
        if changed(properties, previous, "LifecycleConfiguration") and "LifecycleConfiguration" in properties:
            rules = [_lifecycle(rule) for rule in properties["LifecycleConfiguration"]["Rules"]]
            s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
        if changed(properties, previous, "OwnershipControls") and "OwnershipControls" in properties:
            s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=properties["OwnershipControls"])
        if changed(properties, previous, "Tags") and context.own_tags(properties):
            tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
            s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": tags})

    @staticmethod
    def _made(context, name):
        return Made(
            name,
            {
                "Arn": f"arn:aws:s3:::{name}",
                "DomainName": f"{name}.s3.amazonaws.com",
                "RegionalDomainName": f"{name}.s3.{context.region}.amazonaws.com",
            },
        )


def _encryption(rule: dict) -> dict:
    default = rule["ServerSideEncryptionByDefault"]
    converted = {"SSEAlgorithm": default["SSEAlgorithm"]}
    if "KMSMasterKeyID" in default:
        converted["KMSMasterKeyID"] = default["KMSMasterKeyID"]
    return {"ApplyServerSideEncryptionByDefault": converted}


def _lifecycle(rule: dict) -> dict:
    converted = {"ID": rule.get("Id", "rule"), "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    if "ExpirationInDays" in rule:
        converted["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if "NoncurrentVersionExpiration" in rule:
        converted["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(rule["NoncurrentVersionExpiration"]["NoncurrentDays"])}
    if "AbortIncompleteMultipartUpload" in rule:
        days = int(rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"])
        converted["AbortIncompleteMultipartUpload"] = {"DaysAfterInitiation": days}
    return converted


@emulates
class BucketPolicy(Handler):
    """Statements about aws:SecureTransport are left out: moto ignores conditions, so "deny without TLS" would deny everybody."""

    type_name = "AWS::S3::BucketPolicy"
    properties = {"Bucket": fixed(), "PolicyDocument": changeable()}

    def create(self, context, properties):
        return self.update(context, properties["Bucket"], properties, {})

    def update(self, context, physical_id, properties, previous):
        document = properties["PolicyDocument"]
        statements = [item for item in document["Statement"] if "aws:SecureTransport" not in json.dumps(item.get("Condition", {}))]
        if statements:
            policy = json.dumps({**document, "Statement": statements})
            context.client("s3").put_bucket_policy(Bucket=properties["Bucket"], Policy=policy)
        return Made(properties["Bucket"])

    def delete(self, context, physical_id, properties):
        context.client("s3").delete_bucket_policy(Bucket=properties["Bucket"])
