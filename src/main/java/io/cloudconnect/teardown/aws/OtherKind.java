package io.cloudconnect.teardown.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The kinds beside EC2 that can be removed here; others are told and left to people. */
enum OtherKind {
    FUNCTION("lambda", "function") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            return found(() -> account.rest(AwsService.LAMBDA, resource.region(), SdkHttpMethod.GET, path(resource)));
        }

        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.rest(AwsService.LAMBDA, resource.region(), SdkHttpMethod.DELETE, path(resource));
        }

        private String path(TaggedResource resource) {
            return "/2015-03-31/functions/" + resource.name();
        }
    },
    LOG_GROUP("logs", "log group") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            var groups = account.json(
                            AwsService.CLOUDWATCH_LOGS,
                            resource.region(),
                            "DescribeLogGroups",
                            Map.of("logGroupNamePrefix", resource.name()))
                    .path("logGroups");
            return groups.findValuesAsText("logGroupName").contains(resource.name());
        }

        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.json(
                    AwsService.CLOUDWATCH_LOGS,
                    resource.region(),
                    "DeleteLogGroup",
                    Map.of("logGroupName", resource.name()));
        }
    },
    ALARM("cloudwatch", "alarm") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            return !account.query(
                            AwsService.CLOUDWATCH,
                            resource.region(),
                            "DescribeAlarms",
                            Map.of("AlarmNames.member.1", resource.name()))
                    .list("MetricAlarms")
                    .isEmpty();
        }

        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.query(
                    AwsService.CLOUDWATCH,
                    resource.region(),
                    "DeleteAlarms",
                    Map.of("AlarmNames.member.1", resource.name()));
        }
    },
    TABLE("dynamodb", "table") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            return found(() -> account.json(
                    AwsService.DYNAMODB, resource.region(), "DescribeTable", Map.of("TableName", resource.name())));
        }

        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.json(AwsService.DYNAMODB, resource.region(), "DeleteTable", Map.of("TableName", resource.name()));
        }
    },
    SECRET("secretsmanager", "secret") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            return found(() -> account.json(
                    AwsService.SECRETS_MANAGER,
                    resource.region(),
                    "DescribeSecret",
                    Map.of("SecretId", resource.id())));
        }

        /** Without the days to recover it, as CloudFormation does: its name is free again at once. */
        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.json(
                    AwsService.SECRETS_MANAGER,
                    resource.region(),
                    "DeleteSecret",
                    Map.of("SecretId", resource.id(), "ForceDeleteWithoutRecovery", true));
        }
    },
    TOPIC("sns", "topic") {
        @Override
        boolean exists(AwsAccount account, TaggedResource resource) {
            return found(() -> account.query(
                    AwsService.SNS, resource.region(), "GetTopicAttributes", Map.of("TopicArn", resource.id())));
        }

        @Override
        void delete(AwsAccount account, TaggedResource resource) {
            account.query(AwsService.SNS, resource.region(), "DeleteTopic", Map.of("TopicArn", resource.id()));
        }
    };

    private final String service;
    private final String words;

    OtherKind(String service, String words) {
        this.service = service;
        this.words = words;
    }

    static Optional<OtherKind> of(String words) {
        return Arrays.stream(values()).filter(kind -> kind.words.equals(words)).findFirst();
    }

    /** @param rest of the ARN after the account */
    static String kindOf(String service, String rest) {
        List<OtherKind> kinds = Arrays.stream(values())
                .filter(kind -> kind.service.equals(service))
                .filter(kind -> kind == TOPIC || rest.replace('-', ' ').startsWith(kind.words))
                .toList();
        return kinds.isEmpty() ? service + " " + rest.split("[:/]")[0] : kinds.get(0).words;
    }

    abstract boolean exists(AwsAccount account, TaggedResource resource);

    abstract void delete(AwsAccount account, TaggedResource resource);

    static boolean found(Runnable request) {
        try {
            request.run();
            return true;
        } catch (AwsRefusal refusal) {
            if (refusal.isNotFound()) {
                return false;
            }
            throw refusal;
        }
    }
}
