package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.app.Site;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.teardown.DeployedExpiry;
import io.cloudconnect.teardown.Orphan;
import io.cloudconnect.teardown.OrphanSearch;
import io.cloudconnect.teardown.SiteTeardown;
import io.cloudconnect.teardown.TeardownException;
import io.cloudconnect.teardown.TwilioSide;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.Seed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The end of two sites. One goes by what people do: it is refused, interrupted and tried again. Of the other only the
 * stack goes, so that everything it had is an orphan. Each test goes on where the one before ended.
 */
@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TeardownIT {
    private static final String REGION = DeploymentGround.VIRGINIA;
    private static final String GOES = "goes-in-steps";
    private static final String LEFT = "left-behind";
    private static final String SECRET = "cloudconnect/twilio";
    /** What AWS can tag of what a site consists of. */
    private static final Set<String> TAGGED = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::DynamoDB::Table",
            "AWS::EC2::CustomerGateway",
            "AWS::EC2::EIP",
            "AWS::EC2::FlowLog",
            "AWS::EC2::Instance",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::EC2::VPNConnection",
            "AWS::EC2::VPNGateway",
            "AWS::IAM::Role",
            "AWS::Lambda::Function",
            "AWS::Logs::LogGroup",
            "AWS::SNS::Topic",
            "AWS::SecretsManager::Secret");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int MOST_HOURS = 60;

    private DeploymentGround ground;
    private Baseline before;
    private Sites sites;
    private AwsAccount account;
    private TwilioSide twilio;

    @BeforeAll
    void deploy(DeploymentGround ground) {
        this.ground = ground;
        foreignThings();
        before = Baseline.of(ground.cloud(), REGION);
        sites = ground.siteLikeVirginia(GOES)
                .with(GOES, "expires", "8h")
                .like(GOES, LEFT, "example-left")
                .without(LEFT, "expires")
                .with(LEFT, "retainElasticIp", true)
                .with(LEFT, "network.cidr", "10.40.0.0/16")
                .with(LEFT, "onPremises.networks", List.of("10.1.0.0/16"))
                .with(LEFT, "onPremises.callManagers", List.of("10.1.1.10"))
                .with(LEFT, "onPremises.vpn", Map.of("type", "site-to-site", "peer", "203.0.112.10", "asn", 65010))
                .with(LEFT, "operations.email", List.of("noc@example.com"))
                .with(LEFT, "trunk.buy", Map.of("country", "CA", "areaCode", "416", "count", 1));
        ground.deploy(sites);
        Map<String, String> environment = ground.launcher(sites).environment();
        account = AwsAccount.connect(
                environment, Optional.empty(), REGION, Checkout.find().root());
        twilio = TwilioSide.open(account, REGION, SECRET, environment);
    }

    @Test
    @Order(1)
    void refusesInOneLineWhatWouldStopHalfWay() {
        Seed seed = ground.cloud().twilio().seed();
        SiteTeardown teardown = teardown(GOES);
        teardown.requireRemovable(teardown.stack().orElseThrow());
        teardown.requireQuiet();

        protect(true);
        assertRefused(
                () -> teardown.requireRemovable(teardown.stack().orElseThrow()),
                "is protected from termination; lift that first: aws cloudformation update-termination-protection");
        protect(false);

        String call = seed.call("+12025550123", "+12025550199", "trunking-originating");
        assertRefused(
                teardown::requireQuiet,
                "1 call is up on a trunk Twilio does not name yet (" + call
                        + "); wait until they end, or say --even-with-calls");
        seed.callEnds(call, ground.standing(GOES).output("TrunkSid"));

        String vpc = physicalId(GOES, "AWS::EC2::VPC");
        String guest = ground.aws()
                .call(
                        "ec2",
                        "create_security_group",
                        Map.of("GroupName", "theirs", "Description", "theirs", "VpcId", vpc))
                .path("GroupId")
                .asText();
        assertRefused(
                () -> teardown.requireRemovable(teardown.stack().orElseThrow()),
                "security group " + guest + " \"theirs\" in " + vpc);
        ground.aws().call("ec2", "delete_security_group", Map.of("GroupId", guest));

        assertThatThrownBy(() -> teardown(ground.sample().with("ireland", "account", "999999999999"), "ireland"))
                .hasMessageContaining(
                        "is in AWS account 999999999999, and the credentials are of 123456789012; name the right --profile");
    }

    @Test
    @Order(2)
    void refusesInOneLineAnEndThatCannotBe() {
        DeployedExpiry expiry = expiry(sites, GOES);
        Instant end = expiry.end();
        Instant now = Instant.now();

        assertRefused(
                () -> expiry.extend(new Expiry.At(now.minusSeconds(60)), now),
                "is past, or less than five minutes ahead; name a later one");
        assertRefused(
                () -> expiry.extend(new Expiry.At(end.minusSeconds(60)), now), "is not after the present one, " + end);
        assertRefused(
                () -> expiry(sites, LEFT),
                "site " + LEFT + " does not remove itself; write expires into the site file");
        assertRefused(
                () -> expiry(ground.siteLikeVirginia("nowhere"), "nowhere"),
                "stack CloudConnect-nowhere does not exist in us-east-1 of account 123456789012");
        assertThat(expiry(sites, GOES).end()).as("nothing half done").isEqualTo(end);
    }

    @Test
    @Order(3)
    void refusesWhileAnotherStackImportsFromTheSite() {
        changeTemplate(LEFT, template -> ((ObjectNode) template.at("/Outputs/TrunkSid"))
                .putObject("Export")
                .put("Name", "left-behind-trunk"));
        ground.aws()
                .call(
                        "cloudformation",
                        "create_stack",
                        Map.of(
                                "StackName",
                                "importer",
                                "TemplateBody",
                                """
                {"Resources": {"Note": {"Type": "AWS::SSM::Parameter", "Properties": {
                  "Type": "String", "Value": {"Fn::ImportValue": "left-behind-trunk"}}}}}"""));
        awaitSettled("importer");

        Command.Outcome refused = ground.launcher(sites).run("destroy", LEFT, "--yes");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lines())
                .containsExactly("stack importer imports left-behind-trunk of CloudConnect-" + LEFT
                        + "; remove that reference, or that stack, first");
        assertThat(ground.standing(LEFT).status()).isEqualTo("UPDATE_COMPLETE");
        ground.aws().call("cloudformation", "delete_stack", Map.of("StackName", "importer"));
        awaitSettled("importer");
    }

    @Test
    @Order(4)
    void findsWhatAStackLeftBehindInBothAccountsAndNothingElse() {
        assertThat(of(orphans())).as("orphans of two sites that stand").isEmpty();
        Set<String> had = taggedResources(LEFT);
        changeTemplate(LEFT, template -> template.path("Resources")
                .forEach(resource -> ((ObjectNode) resource).put("DeletionPolicy", "Retain")));
        ground.aws().call("cloudformation", "delete_stack", Map.of("StackName", "CloudConnect-" + LEFT));
        awaitSettled("CloudConnect-" + LEFT);

        List<Orphan> found = of(orphans());
        Command.Outcome removal = ground.launcher(sites).run("orphans", "--region", REGION, "--remove", "--yes");

        assertThat(found).allSatisfy(orphan -> assertThat(orphan.owner()).startsWith("CloudConnect-" + LEFT));
        assertThat(inAws(found)).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(had);
        assertThat(found)
                .filteredOn(orphan -> orphan.side().equals("Twilio"))
                .extracting(Orphan::kind)
                .containsExactlyInAnyOrder("trunk", "access control list", "number");
        assertThat(removal.exitCode()).as(removal.output()).isZero();
        assertThat(removal.lines())
                .containsSubsequence(
                        "Twilio: delete trunk example-left.pstn.twilio.com",
                        "AWS: removed instance " + physical(found, "instance") + " in us-east-1",
                        "AWS: removed VPC " + physical(found, "VPC") + " in us-east-1");
        assertThat(of(orphans()))
                .as("kept unless somebody insists")
                .extracting(Orphan::kind)
                .containsOnly("Elastic IP", "number", "role");
    }

    @Test
    @Order(5)
    void releasesTheAddressWhenToldAndNeverANumber() {
        OrphanSearch everywhere = search();

        List<String> failures = everywhere.run().remove(twilio, account, true, line -> {});

        assertThat(failures).isEmpty();
        assertThat(of(orphans())).singleElement().satisfies(orphan -> assertThat(orphan.fate())
                .isEqualTo(Orphan.Fate.NUMBER));
    }

    @Test
    @Order(6)
    void finishesAfterAnInterruptionAtEveryStep() {
        Instant end = Instant.parse(ground.standing(GOES).output("RemovesItself"));
        String stack = ground.stackId(GOES);
        Set<String> stepsAtTwilio = ConcurrentHashMap.newKeySet();
        ground.aws().refuseRemovals(true);
        ground.cloud()
                .twilio()
                .faults()
                .on(request -> request.writes() && stepsAtTwilio.add(request.method() + request.path()))
                .always()
                .give(Fault.forbidden());

        Command.Outcome killed =
                ground.launcher(sites).run(Launcher::killOnceRemovalHasBegun, "destroy", GOES, "--yes");
        awaitSettled("CloudConnect-" + GOES);
        List<String> left = teardown(GOES).prove().left();
        assertRefused(
                () -> expiry(sites, GOES),
                "is DELETE_FAILED; its removal has begun: let it end (cloudconnect destroy " + GOES + ")");
        int hours = 0;
        while (!ground.aws().runSchedules(end.plus(Duration.ofHours(hours))).isEmpty() && hours < MOST_HOURS) {
            awaitSettled("CloudConnect-" + GOES);
            hours++;
        }
        List<String> stepsInAws = ground.aws().refuseRemovals(false);
        List<String> lastLeft = teardown(GOES).prove().left();
        ground.cloud().twilio().faults().clear();
        Command.Outcome again = ground.launcher(sites).run("destroy", GOES, "--yes");

        assertThat(killed.succeeded()).isFalse();
        assertThat(left)
                .anyMatch(what -> what.startsWith("AWS: stack CloudConnect-" + GOES + " is DELETE_FAILED"))
                .anyMatch(what -> what.startsWith("Twilio: trunk"));
        assertThat(hours).as("hours until the schedule itself could go").isBetween(5, MOST_HOURS - 1);
        assertThat(lastLeft)
                .as("nobody but people asks again once the schedule is gone")
                .allMatch(what -> what.matches("AWS: (stack|role|function|log group) CloudConnect-" + GOES + ".*"));
        assertThat(stepsInAws)
                .hasSizeGreaterThan(40)
                .contains(
                        "ec2 TerminateInstances",
                        "ec2 ReleaseAddress",
                        "ec2 DeleteVpc",
                        "lambda Invoke",
                        "scheduler DeleteSchedule");
        assertThat(stepsAtTwilio).hasSizeGreaterThanOrEqualTo(4);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.lines()).contains("nothing of " + GOES + " is left in AWS or at Twilio");
        DeletionOrder.of(ground.aws(), stack).requireTrunkBeforeAddressesAndInterfacesBeforeGroups();
        assertThat(ground.differenceSince(before, REGION))
                .as("what carries no tag, and the number")
                .allMatch(what -> what.matches("AWS: (dashboard|rule) CloudConnect-" + LEFT
                        + ".* is left|Twilio: number \\+1416\\d+ is left"));
    }

    /** Things that look a little like ours, and one of a stack nobody can see. */
    private void foreignThings() {
        Seed seed = ground.cloud().twilio().seed();
        String trunk = seed.trunk("Somebody's", "somebody-else.pstn.twilio.com");
        seed.originationUrl(trunk, "theirs [cc-1]", "sip:192.0.2.1");
        seed.accessControlList("[cc-0123456789] theirs", "192.0.2.0/24");
        seed.accessControlList(
                Marker.of("arn:aws:cloudformation:us-east-1:210987654321:stack/CloudConnect-other/u", "Trunk", "")
                        .on("Other"),
                "192.0.2.9");
        String vpc = ground.aws()
                .call("ec2", "create_vpc", Map.of("CidrBlock", "10.90.0.0/16"))
                .at("/Vpc/VpcId")
                .asText();
        ground.aws()
                .call(
                        "ec2",
                        "create_tags",
                        Map.of(
                                "Resources",
                                List.of(vpc),
                                "Tags",
                                List.of(
                                        Map.of("Key", "cloudconnect:sites", "Value", "CloudConnect-" + LEFT + "/Site"),
                                        Map.of("Key", "Name", "Value", "cloudconnect:site"))));
    }

    private OrphanSearch search() {
        List<Site> all = List.of(ground.site(sites, GOES), ground.site(sites, LEFT));
        return new OrphanSearch(account, twilio, List.of(REGION), true, all);
    }

    private List<Orphan> orphans() {
        return search().run().all();
    }

    /** Without the one whose stack may be in another account: it is told and kept, whatever happens. */
    private static List<Orphan> of(List<Orphan> found) {
        assertThat(found)
                .filteredOn(orphan -> orphan.fate() == Orphan.Fate.UNKNOWN)
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.name()).startsWith("Other [cc-"));
        return found.stream()
                .filter(orphan -> orphan.fate() != Orphan.Fate.UNKNOWN)
                .toList();
    }

    /** Ids as CloudFormation has them: the end of an ARN, an address; a volume is none of its resources. */
    private static List<String> inAws(List<Orphan> found) {
        return found.stream()
                .filter(orphan -> orphan.side().equals("AWS") && !orphan.kind().equals("volume"))
                .map(orphan ->
                        orphan.kind().equals("topic") || orphan.kind().equals("secret") ? orphan.id() : orphan.name())
                .toList();
    }

    private static String physical(List<Orphan> found, String kind) {
        return found.stream()
                .filter(orphan -> orphan.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Set<String> taggedResources(String site) {
        return ground
                .aws()
                .list(
                        "cloudformation",
                        "describe_stack_resources",
                        Map.of("StackName", "CloudConnect-" + site),
                        "StackResources")
                .stream()
                .filter(resource ->
                        TAGGED.contains(resource.path("ResourceType").asText()))
                .map(resource -> resource.path("PhysicalResourceId").asText())
                .collect(Collectors.toSet());
    }

    private DeployedExpiry expiry(Sites file, String site) {
        return DeployedExpiry.of(account, ground.site(file, site));
    }

    private SiteTeardown teardown(String site) {
        return teardown(sites, site);
    }

    private SiteTeardown teardown(Sites file, String site) {
        return new SiteTeardown(account, () -> twilio, ground.site(file, site));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable check, String words) {
        assertThatThrownBy(check)
                .isInstanceOf(TeardownException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }

    private void protect(boolean protection) {
        ground.aws()
                .call(
                        "cloudformation",
                        "update_termination_protection",
                        Map.of("StackName", "CloudConnect-" + GOES, "EnableTerminationProtection", protection));
    }

    private void changeTemplate(String site, Consumer<ObjectNode> change) {
        String name = "CloudConnect-" + site;
        try {
            JsonNode body = ground.aws()
                    .call("cloudformation", "get_template", Map.of("StackName", name))
                    .path("TemplateBody");
            ObjectNode template = (ObjectNode) (body.isTextual() ? Aws.JSON.readTree(body.asText()) : body);
            change.accept(template);
            ground.aws()
                    .call(
                            "cloudformation",
                            "update_stack",
                            Map.of(
                                    "StackName",
                                    name,
                                    "TemplateBody",
                                    template.toString(),
                                    "Capabilities",
                                    List.of("CAPABILITY_NAMED_IAM", "CAPABILITY_IAM")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        awaitSettled(name);
    }

    private String physicalId(String site, String type) {
        return ground
                .aws()
                .list(
                        "cloudformation",
                        "describe_stack_resources",
                        Map.of("StackName", "CloudConnect-" + site),
                        "StackResources")
                .stream()
                .filter(resource -> resource.path("ResourceType").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("PhysicalResourceId")
                .asText();
    }

    private Map<String, String> stacks() {
        return ground.aws().list("cloudformation", "describe_stacks", Map.of(), "Stacks").stream()
                .collect(Collectors.toMap(stack -> stack.path("StackName").asText(), stack -> stack.path("StackStatus")
                        .asText()));
    }

    private void awaitSettled(String stack) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (stacks().getOrDefault(stack, "").endsWith("_IN_PROGRESS")) {
            assertThat(Instant.now()).as(stack + " is " + stacks().get(stack)).isBefore(limit);
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
