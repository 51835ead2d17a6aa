package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.function.reconcile.DesiredTrunk;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.trunk.function.reconcile.NumberText;
import io.cloudconnect.trunk.function.reconcile.PreviousTrunk;
import io.cloudconnect.trunk.function.reconcile.PropertiesReader;
import io.cloudconnect.trunk.function.reconcile.Settling;
import io.cloudconnect.trunk.function.reconcile.StepLog;
import io.cloudconnect.trunk.function.reconcile.TrunkPlan;
import io.cloudconnect.trunk.function.reconcile.TrunkReconciler;
import io.cloudconnect.trunk.function.reconcile.TrunkStep;
import io.cloudconnect.trunk.function.twilio.AdaptiveLimit;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The dry run on somebody's desk: what a deployment would do at Twilio. Reads, and never writes.
 *
 * <p>Standard input is one JSON object: {@code region}, {@code stackName}, {@code logicalId}, {@code properties} (of
 * the custom resource; {@code ${LogicalId}} stands for what only the stack knows), {@code numbers} (the text of the
 * number file), {@code account} (optional), {@code credentials} (optional; else the secret is read). Standard output is
 * the plan as JSON, or {@code {"problem": …}} with exit code 2.
 */
public final class PlanCommand {
    private static final int BAD_INPUT = 2;
    private static final Duration TIME = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> variables;
    private final JsonNode request;

    private PlanCommand(JsonNode request, Map<String, String> environment) {
        this.request = request;
        this.variables = new HashMap<>(environment);
        variables.put("AWS_REGION", request.path("region").asText());
    }

    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode answer;
        try {
            answer = new PlanCommand(json.readTree(System.in), System.getenv()).plan();
        } catch (TrunkFailure failure) {
            answer = json.createObjectNode().put("problem", failure.getMessage());
        }
        System.out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(answer.has("problem") ? BAD_INPUT : 0);
    }

    private ObjectNode plan() {
        Optional<DeployedStack> stack = stack();
        TrunkProperties properties = PropertiesReader.read(properties(stack));
        Deadline deadline = Deadline.in(TIME);
        TwilioCredentials credentials = credentials(properties);
        TwilioAccount account = new TwilioAccount(
                credentials,
                new TwilioHttpClient(
                        credentials,
                        TwilioEndpoint.fromEnvironment(variables.get(TwilioEndpoint.VARIABLE)),
                        deadline,
                        Backoff.STANDARD,
                        new AdaptiveLimit(4, 16)));
        Set<String> numbers = new LinkedHashSet<>(properties.numbers().owned());
        numbers.addAll(NumberText.lines("of the site", request.path("numbers").asText()));
        Marker marker = marker(stack, properties, account);
        Optional<String> known = stack.flatMap(found -> found.physicalId(logicalId()))
                .map(PhysicalId::new)
                .filter(id -> !id.isImported())
                .flatMap(PhysicalId::trunkSid);
        TrunkReconciler reconciler = new TrunkReconciler(
                account, new Settling(deadline, Duration.ZERO, Duration.ofSeconds(1)), new NothingToTell());
        return told(
                reconciler.plan(
                        new DesiredTrunk(properties, List.copyOf(numbers), marker), PreviousTrunk.none(), known),
                marker);
    }

    private String logicalId() {
        return request.path("logicalId").asText();
    }

    /** What CloudFormation knows, where somebody's AWS credentials are at hand. */
    private Optional<DeployedStack> stack() {
        return variables.containsKey("AWS_ACCESS_KEY_ID")
                ? DeployedStack.read(
                        new AwsEnvironment(variables), request.path("stackName").asText())
                : Optional.empty();
    }

    private Map<?, ?> properties(Optional<DeployedStack> stack) {
        String text = request.path("properties").toString();
        for (String name : placeholders(text)) {
            String value = stack.flatMap(found -> found.physicalId(name))
                    .orElseThrow(() -> new TrunkFailure("the router's address is not known: the stack "
                            + request.path("stackName").asText()
                            + (stack.isPresent()
                                    ? " does not have it yet"
                                    : " cannot be asked without AWS" + " credentials in the environment")
                            + "; give --elastic-ip"));
            text = text.replace("${" + name + "}", value);
        }
        try {
            return json.readValue(text, Map.class);
        } catch (IOException e) {
            throw new TrunkFailure("the trunk's properties are not JSON", e);
        }
    }

    private static List<String> placeholders(String text) {
        List<String> names = new ArrayList<>();
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            names.add(text.substring(at + 2, text.indexOf('}', at)));
        }
        return names;
    }

    private TwilioCredentials credentials(TrunkProperties properties) {
        if (request.hasNonNull("credentials")) {
            return TwilioCredentials.parse(
                    "in the credentials file", request.path("credentials").asText(), json);
        }
        if (!variables.containsKey("AWS_ACCESS_KEY_ID")) {
            throw new TrunkFailure("there are no AWS credentials in the environment to read the secret "
                    + properties.credentialsSecret() + " with; give --credentials FILE, or run"
                    + " eval \"$(aws configure export-credentials --format env)\" before");
        }
        return new TwilioSecret(new AwsEnvironment(variables), json).read(properties.credentialsSecret());
    }

    /** The stack's own; without the stack or its account, the one on the trunk that has the domain. */
    private Marker marker(Optional<DeployedStack> stack, TrunkProperties properties, TwilioAccount account) {
        String imported = properties.trunkSid().orElse("");
        Optional<String> stackId = stack.flatMap(DeployedStack::id)
                .or(() -> Optional.of(request.path("account").asText())
                        .filter(text -> !text.isEmpty())
                        .map(this::stackId));
        if (stackId.isPresent()) {
            return Marker.of(stackId.get(), logicalId(), imported);
        }
        return account.trunks().all().stream()
                .filter(trunk -> trunk.settings().domainName().equals(properties.domainName()))
                .flatMap(trunk -> Marker.in(trunk.settings().friendlyName()).stream())
                .findFirst()
                .orElseGet(() -> Marker.of(stackId("000000000000"), logicalId(), imported));
    }

    private String stackId(String account) {
        String region = request.path("region").asText();
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":cloudformation:" + region + ":" + account + ":stack/"
                + request.path("stackName").asText() + "/";
    }

    private ObjectNode told(TrunkPlan plan, Marker marker) {
        ObjectNode answer = json.createObjectNode().put("marker", marker.text());
        var steps = answer.putArray("steps");
        plan.steps().forEach(step -> steps.addObject().put("step", step.name()).put("subject", step.subject()));
        var warnings = answer.putArray("warnings");
        plan.warnings().forEach(warnings::add);
        return answer;
    }

    /** A plan carries nothing out, so there is nothing to tell. */
    private static final class NothingToTell implements StepLog {
        @Override
        public void done(TrunkStep step, String sid, long millis, String requestId) {}

        @Override
        public void failed(TrunkStep step, long millis, String requestId, String reason) {}

        @Override
        public void progress(String name, int done, int all) {}

        @Override
        public void warning(String text) {}
    }
}
