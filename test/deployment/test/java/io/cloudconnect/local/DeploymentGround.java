package io.cloudconnect.local;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Bootstrapped clouds that hold what a customer has, for sites made of the sample file. */
final class DeploymentGround implements AutoCloseable {
    static final String VIRGINIA = "us-east-1";
    static final String IRELAND = "eu-west-1";

    /** The image of the sample's CSR1000V. */
    static final String CSR1000V_IMAGE = "ami-0123456789abcdef0";

    private final LocalCloud cloud;
    private final Path folder;
    private final Sites sample;
    private final Cdk cdk;
    private final List<String> transcript = new CopyOnWriteArrayList<>();
    private final Map<String, Baseline> before;

    DeploymentGround() throws IOException {
        Checkout checkout = Checkout.find();
        Path runs = checkout.root().resolve("test/deployment/target/deployments");
        Files.createDirectories(runs);
        folder = Files.createTempDirectory(runs, "run");
        cloud = LocalCloud.start(checkout, folder, transcript::add);
        // Stricter than Twilio: what the function leaves on a trunk must not go by the way.
        cloud.twilio().behaviour().trunkInUse(Behaviour.InUse.REFUSE);
        sample = Sites.read(checkout.sites());
        cdk = cloud.cdk(VIRGINIA, folder, transcript::add);
        SitesFile file = SitesFile.read(checkout.sites());
        file.sites().forEach(site -> cloud.seed(Belongings.of(file, site)));
        cloud.aws(VIRGINIA).seed(Map.of("region", VIRGINIA, "images", List.of(CSR1000V_IMAGE)));
        cdk.bootstrap(LocalCloud.ACCOUNT, VIRGINIA, IRELAND).orFail("cdk bootstrap failed");
        before = Map.of(VIRGINIA, Baseline.of(cloud, VIRGINIA), IRELAND, Baseline.of(cloud, IRELAND));
    }

    /** The sample sites. */
    Sites sample() {
        return sample;
    }

    /** Another site like the sample's first, without a number. */
    Sites siteLikeVirginia(String name) {
        return sample.like("virginia", name, "example-" + name).only(name).with(name, "trunk.numbers", List.of());
    }

    LocalCloud cloud() {
        return cloud;
    }

    Aws aws() {
        return cloud.aws(VIRGINIA);
    }

    Cdk cdk() {
        return cdk;
    }

    /** {@code cdk deploy} of every site of the file, which must succeed. */
    Command.Outcome deploy(Sites sites) {
        return cdk.deploy(write(sites), stacks(sites)).orFail("cdk deploy failed");
    }

    /** {@code cdk deploy} of every site of the file, come what may. */
    Command.Outcome tryToDeploy(Sites sites) {
        return cdk.deploy(write(sites), stacks(sites));
    }

    Command.Outcome diff(Sites sites) {
        return cdk.diff(write(sites), stacks(sites));
    }

    /** {@code cdk destroy} of every site of the file, which must succeed. */
    Command.Outcome destroy(Sites sites) {
        return cdk.destroy(write(sites), stacks(sites)).orFail("cdk destroy failed");
    }

    /** {@code bin/cloudconnect} on these sites. */
    Launcher launcher(Sites sites) {
        Map<String, String> clouds = new TreeMap<>(cloud.environment(VIRGINIA));
        clouds.put("TWILIO_ENDPOINT_URL", cloud.twilio().endpoint().toString());
        return new Launcher(Checkout.find(), clouds, write(sites));
    }

    /** The site as both clouds tell it. */
    StandingSite standing(String site) {
        return standing(site, VIRGINIA);
    }

    StandingSite standing(String site, String region) {
        return StandingSite.read(
                cloud.aws(region), "CloudConnect-" + site, cloud.twilio().account());
    }

    /** The id of a site's stack, by which it can be asked for when it is gone. */
    String stackId(String site) {
        return aws().list("cloudformation", "describe_stacks", Map.of("StackName", "CloudConnect-" + site), "Stacks")
                .get(0)
                .path("StackId")
                .asText();
    }

    /** What is different from the time before the first deployment. */
    List<String> leftovers(String region) {
        return before.get(region).difference(Baseline.of(cloud, region));
    }

    /** What is different from an earlier moment. */
    List<String> differenceSince(Baseline earlier, String region) {
        return earlier.difference(Baseline.of(cloud, region));
    }

    /** Everything the CLI has said so far. */
    List<String> transcript() {
        return transcript;
    }

    /** A site of the file as the app reads it. */
    Site site(Sites sites, String name) {
        return SitesFile.read(write(sites)).site(name);
    }

    /** The file as programs read it. */
    Path write(Sites sites) {
        return sites.write(folder, "sites.yaml");
    }

    private static String[] stacks(Sites sites) {
        return sites.names().stream().map(name -> "CloudConnect-" + name).toArray(String[]::new);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
