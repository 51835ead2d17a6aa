package io.cloudconnect;

import java.util.List;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.IConstruct;

/** A site of this stack or of another one: {@link CloudConnect}, or {@link CloudConnect#fromAttributes}. */
public interface ICloudConnect extends IConstruct, IConnectable {
    /** {@return the VPC the routers are in} */
    IVpc getVpc();

    /** {@return the routers' public addresses, the preferred one first} */
    List<String> getElasticIps();

    /** {@return the trunk's SID, TK…; a token before the deployment} */
    String getTrunkSid();

    /** {@return the host calls are sent to: {@code gaman.pstn.ashburn-ix.twilio.com}} */
    String getTerminationHost();
}
