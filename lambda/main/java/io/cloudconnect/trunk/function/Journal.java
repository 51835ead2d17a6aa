package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.trunk.contract.TrunkMetrics;
import io.cloudconnect.trunk.function.reconcile.StepLog;
import io.cloudconnect.trunk.function.reconcile.TrunkStep;
import java.io.PrintStream;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The function's log: one JSON object a line, made of named values only; never an event, never a header or a body.
 *
 * <p>The closing line carries two CloudWatch metrics in the embedded metric format (namespace {@code CloudConnect}:
 * {@code TrunkFailures}, {@code TwilioThrottled}; dimension {@code Stack}, the stack's name). Source:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
final class Journal implements StepLog {
    private final PrintStream out;
    private final ObjectMapper json;
    private final String request;
    private final String stack;
    private volatile UnaryOperator<String> redaction = UnaryOperator.identity();

    Journal(PrintStream out, ObjectMapper json, CloudFormationRequest request) {
        this.out = out;
        this.json = json;
        this.request = request.requestId();
        this.stack = stackName(request.stackId());
        ObjectNode line = line("INFO", "request");
        line.put("type", request.type());
        line.put("stack", request.stackId());
        line.put("resource", request.logicalResourceId());
        line.put("physicalId", request.physicalResourceId().orElse(""));
        write(line);
    }

    /** From now on every text passes through this. */
    void redact(UnaryOperator<String> with) {
        redaction = with;
    }

    String redacted(String text) {
        return redaction.apply(text);
    }

    @Override
    public void done(TrunkStep step, String sid, long millis, String requestId) {
        ObjectNode line = line("INFO", "step");
        line.put("step", step.name()).put("subject", redacted(step.subject()));
        line.put("sid", sid).put("ms", millis).put("twilioRequestId", requestId);
        write(line);
    }

    @Override
    public void failed(TrunkStep step, long millis, String requestId, String reason) {
        ObjectNode line = line("ERROR", "step failed");
        line.put("step", step.name()).put("subject", redacted(step.subject()));
        line.put("ms", millis).put("twilioRequestId", requestId).put("reason", redacted(reason));
        write(line);
    }

    @Override
    public void progress(String name, int done, int all) {
        write(line("INFO", "progress").put("step", name).put("done", done).put("of", all));
    }

    @Override
    public void warning(String text) {
        write(line("WARN", "warning").put("text", redacted(text)));
    }

    /** A mistake of ours, for whoever mends it: the class and the place, no message that could quote anything. */
    void bug(Throwable bug) {
        ObjectNode line =
                line("ERROR", "internal error").put("class", bug.getClass().getName());
        StackTraceElement[] frames = bug.getStackTrace();
        line.put("at", frames.length == 0 ? "" : frames[0].toString());
        write(line);
    }

    /** The closing line. */
    void outcome(CloudFormationResponse response, long millis, long requests, long throttled) {
        ObjectNode line = line(response.success() ? "INFO" : "ERROR", "outcome");
        line.put("success", response.success()).put("physicalId", response.physicalResourceId());
        if (!response.success()) {
            line.put("reason", redacted(response.reason()));
        }
        line.put("ms", millis).put("twilioRequests", requests);
        line.put(TrunkMetrics.FAILURES, response.success() ? 0 : 1).put(TrunkMetrics.THROTTLED, throttled);
        line.put(TrunkMetrics.STACK, stack);
        ObjectNode aws = line.putObject("_aws").put("Timestamp", Instant.now().toEpochMilli());
        ObjectNode metrics = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", TrunkMetrics.NAMESPACE);
        metrics.putArray("Dimensions").addArray().add(TrunkMetrics.STACK);
        metrics.withArray("Metrics")
                .addObject()
                .put("Name", TrunkMetrics.FAILURES)
                .put("Unit", "Count");
        metrics.withArray("Metrics")
                .addObject()
                .put("Name", TrunkMetrics.THROTTLED)
                .put("Unit", "Count");
        write(line);
    }

    /** CloudFormation did not get the answer: whoever reads this has to act. */
    void unanswered(String reason) {
        write(line("ERROR", "no answer to CloudFormation").put("reason", redacted(reason)));
    }

    /** {@code arn:aws:cloudformation:us-east-1:123456789012:stack/NAME/uuid}. */
    private static String stackName(String stackId) {
        String[] parts = stackId.split("/");
        return parts.length > 1 ? parts[1] : stackId;
    }

    private ObjectNode line(String level, String event) {
        return json.createObjectNode()
                .put("time", Instant.now().toString())
                .put("level", level)
                .put("event", event)
                .put("request", request);
    }

    private synchronized void write(ObjectNode line) {
        out.println(line);
    }
}
