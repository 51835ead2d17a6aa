package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSecretTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef";
    private static final String GOOD =
            "{\"accountSid\": \"AC" + HEX + "\", \"apiKeySid\": \"SK" + HEX + "\", \"apiKeySecret\": \"top-secret\"}";

    private final AwsStub stub = new AwsStub();
    private final AwsEnvironment aws = new AwsEnvironment(Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_ENDPOINT_URL", stub.url()));
    private final TwilioSecret secret = new TwilioSecret(aws, new ObjectMapper());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void readsTheKeyAndTellsItToNobody() {
        stub.secret("twilio", GOOD);

        TwilioCredentials credentials = secret.read("twilio");

        assertThat(credentials.apiKeySecret()).isEqualTo("top-secret");
        assertThat(credentials.toString()).doesNotContain("top-secret");
        assertThat(aws.toString()).doesNotContain("example");
        assertThat(stub.signatures()).singleElement().asString().contains("/eu-west-1/secretsmanager/aws4_request");
    }

    @Test
    void asksAgainWhenAwsFails() {
        stub.secret("twilio", GOOD).fail(2);

        assertThat(secret.read("twilio").accountSid()).isEqualTo("AC" + HEX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden text | is not JSON",
                "[1] | is not a JSON object",
                "{\"apiKeySecret\": \"hidden-one\"} | the key accountSid is missing, the key apiKeySid is missing",
                "{\"accountSid\": \"hidden\"} | the key accountSid is malformed",
            })
    void saysWhatIsWrongWithASecretButNotWhatStandsInIt(String text, String expected) {
        stub.secret("twilio", text);

        assertThatThrownBy(() -> secret.read("twilio"))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("the secret twilio")
                .hasMessageContaining(expected)
                .hasMessageContaining("apiKeySid")
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @Test
    void saysWhatToDoWithoutASecret() {
        assertThatThrownBy(() -> secret.read("twilio"))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("ResourceNotFoundException")
                .hasMessageContaining("create it in this account and region");
    }

    @Test
    void readsANumberFile() {
        stub.file("assets", "a folder/numbers.csv", "+16475550100");

        assertThat(new NumberFile(aws).apply(new S3Object("assets", "a folder/numbers.csv")))
                .isEqualTo("+16475550100");
        assertThatThrownBy(() -> new NumberFile(aws).apply(new S3Object("assets", "gone.csv")))
                .hasMessageContaining("s3://assets/gone.csv")
                .hasMessageContaining("HTTP 404");
    }
}
