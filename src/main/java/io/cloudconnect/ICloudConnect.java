package io.cloudconnect;

import java.util.List;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.IConstruct;

/**
 * A site of this stack or of another one: {@link CloudConnect}, or {@link CloudConnect#fromAttributes}.
 *
 * <p>{@link #getConnections()} lets through what is not SIP or RTP of the premises, such as syslog to a collector: the
 * rules land in the voice group, which every router has on its side towards the premises. Who may call is part of the
 * router's configuration too; name them in {@link io.cloudconnect.cube.OnPremises}.
 */
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
