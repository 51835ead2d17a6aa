package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Reads a file of numbers from S3; CDK assets lie in the function's own region. */
record NumberFile(AwsEnvironment aws) implements Function<S3Object, String> {

    /** @throws TrunkFailure where it cannot be read */
    @Override
    public String apply(S3Object file) {
        String name = "s3://" + file.bucket() + "/" + file.key();
        try {
            AwsEnvironment.Answer answer = aws.send("s3", SdkHttpMethod.GET, address(file), Map.of(), new byte[0]);
            if (answer.status() != 200) {
                throw new TrunkFailure("the number file " + name + " cannot be read (HTTP " + answer.status()
                        + "); let the function's role read it, and see that it exists");
            }
            return answer.text();
        } catch (IOException e) {
            throw new TrunkFailure(
                    "the number file " + name + " cannot be read ("
                            + e.getClass().getSimpleName() + "); deploy again",
                    e);
        }
    }

    private URI address(S3Object file) {
        String key = SdkHttpUtils.urlEncodeIgnoreSlashes(file.key());
        String endpoint = aws.endpoint("S3");
        return endpoint.isEmpty()
                ? URI.create("https://" + file.bucket() + ".s3." + aws.region() + "." + aws.suffix() + "/" + key)
                : URI.create(endpoint + "/" + file.bucket() + "/" + key);
    }
}
