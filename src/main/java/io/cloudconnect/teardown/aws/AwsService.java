package io.cloudconnect.teardown.aws;

/** An AWS service: its name in addresses and signatures, its version or target, its name in variables. */
enum AwsService {
    CLOUDFORMATION("cloudformation", "2010-05-15"),
    CLOUDWATCH("monitoring", "2010-08-01"),
    DYNAMODB("dynamodb", "DynamoDB_20120810"),
    EC2("ec2", "2016-11-15"),
    IAM("iam", "2010-05-08"),
    LAMBDA("lambda", "2015-03-31"),
    CLOUDWATCH_LOGS("logs", "Logs_20140328"),
    RESOURCE_GROUPS_TAGGING_API("tagging", "ResourceGroupsTaggingAPI_20170126"),
    SCHEDULER("scheduler", "2021-06-30"),
    SECRETS_MANAGER("secretsmanager", "secretsmanager"),
    SNS("sns", "2010-03-31"),
    STS("sts", "2011-06-15");

    private final String id;
    private final String version;

    AwsService(String id, String version) {
        this.id = id;
        this.version = version;
    }

    /** {@code cloudformation}. */
    String id() {
        return id;
    }

    /** API version of a query service; prefix of the target of a JSON service. */
    String version() {
        return version;
    }

    /** Of a JSON service. DynamoDB speaks the older form of the protocol. */
    String contentType() {
        return "application/x-amz-json-" + (this == DYNAMODB ? "1.0" : "1.1");
    }

    /** Where a region's requests go; IAM is one for all regions. */
    String address(String region, String suffix) {
        if (this == IAM) {
            return suffix.endsWith(".cn") ? "https://iam.cn-north-1." + suffix : "https://iam." + suffix;
        }
        return "https://" + id + "." + region + "." + suffix;
    }

    String signingRegion(String region) {
        if (this != IAM) {
            return region;
        }
        return region.startsWith("cn-") ? "cn-north-1" : "us-east-1";
    }
}
