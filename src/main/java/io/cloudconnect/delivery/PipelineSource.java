package io.cloudconnect.delivery;

import software.amazon.awscdk.pipelines.CodePipelineSource;
import software.amazon.awscdk.pipelines.ConnectionSourceOptions;
import software.amazon.awscdk.services.codecommit.Repository;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Where the pipeline takes the sources from; a change there starts it. */
public sealed interface PipelineSource {
    /**
     * GitHub, GitLab or Bitbucket.
     *
     * @param connectionArn the connection (AWS CodeConnections), authorised in the console once
     * @param repository {@code owner/name}
     * @param branch the branch that is deployed
     */
    record Connection(String connectionArn, String repository, String branch) implements PipelineSource {}

    /**
     * A repository of AWS CodeCommit in the pipeline's account and region.
     *
     * @param repository its name
     * @param branch the branch that is deployed
     */
    record CodeCommit(String repository, String branch) implements PipelineSource {}

    /**
     * A zip file in a versioned bucket of the pipeline's account; CloudTrail must record writes to it.
     *
     * @param bucket its name
     * @param key the file in it
     */
    record Archive(String bucket, String key) implements PipelineSource {}

    /**
     * As the CDK's pipelines want it.
     *
     * @param scope where a repository or bucket is imported into
     * @return the source
     */
    default CodePipelineSource in(Construct scope) {
        if (this instanceof Connection source) {
            return CodePipelineSource.connection(
                    source.repository(),
                    source.branch(),
                    ConnectionSourceOptions.builder()
                            .connectionArn(source.connectionArn())
                            .build());
        }
        if (this instanceof CodeCommit source) {
            return CodePipelineSource.codeCommit(
                    Repository.fromRepositoryName(scope, "Repository", source.repository()), source.branch());
        }
        Archive source = (Archive) this;
        return CodePipelineSource.s3(Bucket.fromBucketName(scope, "SourceBucket", source.bucket()), source.key());
    }
}
