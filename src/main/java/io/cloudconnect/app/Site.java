package io.cloudconnect.app;

import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.util.Optional;

/**
 * One site: one region, one stack.
 *
 * @param name letters, digits and hyphens; the stack is {@code CloudConnect-} and this
 * @param region AWS region
 * @param account AWS account, twelve digits. Default: none, the stack goes into the account it is deployed with
 * @param edge where Twilio is reached once the connection stands. Default: the region's exchange
 * @param connection the connection's SID. Default: none, not issued yet; see {@link #callEdge()}
 * @param interconnect the way to Twilio. Default: direct, 10 Mbit/s
 * @param trunk the Elastic SIP Trunk
 * @param router the vCUBE
 * @param network the VPC
 * @param onPremises the voice network calls come from. Default: none
 * @param operations what of it is watched. Default: nothing
 * @param retainElasticIp true: the address Twilio was told stays when the stack goes. Default: true, and false for a
 *     site that expires
 * @param expires when the stack removes itself. Default: never
 */
public record Site(
        String name,
        String region,
        Optional<String> account,
        Edge edge,
        Optional<ConnectionSid> connection,
        InterconnectSection interconnect,
        TrunkSection trunk,
        RouterSection router,
        NetworkSection network,
        OnPremisesSection onPremises,
        OperationsSection operations,
        boolean retainElasticIp,
        Optional<Expiry> expires) {

    /** {@code CloudConnect-virginia}. */
    public String stackName() {
        return "CloudConnect-" + name;
    }

    /**
     * The edge calls go through today: {@link #edge()}, or the public edge of the same place as long as an exchange
     * with a direct path has no connection.
     */
    public Edge callEdge() {
        boolean waiting = connection.isEmpty() && interconnect.path() instanceof InterconnectSection.Direct;
        return waiting && edge instanceof Exchange exchange
                ? PublicEdge.forRegion(exchange.awsRegions().get(0))
                : edge;
    }

    @Override
    public String toString() {
        return name;
    }
}
