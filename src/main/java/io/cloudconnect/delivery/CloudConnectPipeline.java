package io.cloudconnect.delivery;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.pipelines.AddStageOpts;
import software.amazon.awscdk.pipelines.CodeBuildOptions;
import software.amazon.awscdk.pipelines.CodeBuildStep;
import software.amazon.awscdk.pipelines.CodePipeline;
import software.amazon.awscdk.pipelines.ManualApprovalStep;
import software.amazon.awscdk.pipelines.Step;
import software.amazon.awscdk.pipelines.WaveOptions;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.Cache;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codebuild.LocalCacheMode;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.constructs.Construct;

/**
 * A pipeline that rolls sites out in waves: source, synth with the project's own CDK CLI, its own update, then wave by
 * wave, each site followed by {@link SiteCheck}.
 *
 * <p>What it does not do is remove: a site that is taken out of the waves keeps standing
 * (https://github.com/aws/aws-cdk/issues/10190). Destroy it before, or let it expire.
 */
public final class CloudConnectPipeline extends Construct {
    /** The CDK CLI the pipeline updates itself with; the one of package.json. */
    static final String CLI_VERSION = "2.1148.1";

    private static final String JAVA = "corretto21";
    private static final int NODE = 22;

    private final CodePipeline pipeline;

    /**
     * Makes the pipeline.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props what it delivers, and in which order
     */
    public CloudConnectPipeline(Construct scope, String id, CloudConnectPipelineProps props) {
        super(scope, id);
        CodeBuildStep synth = CodeBuildStep.Builder.create("Synth")
                .input(props.source().in(this))
                .commands(props.synthCommands())
                .primaryOutputDirectory("cdk.out")
                .partialBuildSpec(BuildSpec.fromObject(Map.of(
                        "phases", Map.of("install", Map.of("runtime-versions", Map.of("java", JAVA, "nodejs", NODE))),
                        "cache", Map.of("paths", List.of("/root/.m2/repository/**/*", "/root/.npm/**/*")))))
                .cache(Cache.local(LocalCacheMode.CUSTOM))
                .build();
        pipeline = CodePipeline.Builder.create(this, "Pipeline")
                .synth(synth)
                .cliVersion(CLI_VERSION)
                .selfMutation(true)
                .crossAccountKeys(true)
                .enableKeyRotation(true)
                .pipelineType(PipelineType.V2)
                .codeBuildDefaults(CodeBuildOptions.builder()
                        .buildEnvironment(BuildEnvironment.builder()
                                .buildImage(LinuxBuildImage.STANDARD_7_0)
                                .build())
                        .build())
                .build();
        for (int index = 0; index < props.waves().size(); index++) {
            wave(index + 1, props.waves().get(index), props);
        }
    }

    private void wave(int number, Wave wave, CloudConnectPipelineProps props) {
        List<Step> before = wave.approval() ? List.of(new ManualApprovalStep("Approve wave " + number)) : List.of();
        software.amazon.awscdk.pipelines.Wave deployment = pipeline.addWave(
                "Wave" + number, WaveOptions.builder().pre(before).build());
        for (DeliveredSite site : wave.sites()) {
            SiteStage stage = new SiteStage(this, site);
            deployment.addStage(
                    stage,
                    AddStageOpts.builder()
                            .post(List.of(SiteCheck.of(stage, site, props.twilioCredentials())))
                            .build());
        }
    }

    /** {@return the CDK's pipeline; further stages can be added until {@code buildPipeline()} is called} */
    public CodePipeline getPipeline() {
        return pipeline;
    }
}
