package io.cloudconnect;

import io.cloudconnect.router.Vcube;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A site as a stack of its own, with what people need afterwards as outputs. */
public final class CloudConnectStack extends Stack {
    private static final String SITE = "Site";

    private final CloudConnect site;

    /**
     * Makes the stack.
     *
     * <pre>{@code
     * new CloudConnectStack(app, "Voice-virginia", stackProps, stack -> CloudConnectProps.builder()
     *         .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
     *         .trunk(TrunkSettings.of("gaman"))
     *         .build());
     * }</pre>
     *
     * @param scope the app or a stage
     * @param id the stack's name in the app
     * @param stackProps account, region and the like; the region decides which exchange the site uses
     * @param props the site's settings; the stack is handed in, for a secret or a VPC to be imported into
     */
    public CloudConnectStack(
            Construct scope, String id, StackProps stackProps, Function<Construct, CloudConnectProps> props) {
        super(scope, id, stackProps);
        site = new CloudConnect(this, SITE, props.apply(this));
        outputs();
    }

    private void outputs() {
        List<Vcube> routers = site.getRouters();
        for (int index = 0; index < routers.size(); index++) {
            String suffix = routers.size() > 1 ? String.valueOf(index + 1) : "";
            String address = routers.get(index).getElasticIp().getPublicIp();
            output("ElasticIp" + suffix, address, "The router's public address, the one Twilio knows the site by");
            output("LogIn" + suffix, logIn(address), "How to log in to the router, ten minutes after its first start");
        }
        output("TrunkSid", site.getTrunkSid(), "The Elastic SIP Trunk at Twilio");
        output("TerminationUri", site.getTerminationHost(), "Where the router sends calls");
        output("VpcId", vpcId(), "The routers' VPC, for apps that import the site");
        output(
                "VoiceSecurityGroupId",
                site.getVoiceSecurityGroup().getSecurityGroupId(),
                "Takes the rules of apps that import the site");
        output("SendToTwilio", orderSheet(site.getPlannedEdge()), "What Twilio needs for the Interconnect connection");
    }

    private String vpcId() {
        return site.getNetwork().map(network -> network.getResource().getRef()).orElseGet(() -> site.getVpc()
                .getVpcId());
    }

    private String logIn(String address) {
        return site.getProps()
                .router()
                .keyPair()
                .map(key -> "ssh -i " + key + ".pem ec2-user@" + address)
                .orElse("no key pair; name one as router keyPair to log in at " + address);
    }

    private String orderSheet(Edge edge) {
        String addresses = String.join(", ", site.getElasticIps());
        String place = edge instanceof Exchange exchange
                ? "exchange " + exchange.id() + " (" + exchange.name() + ", " + exchange.dataCentre() + ")"
                : "public edge " + edge.id() + ", no connection needed";
        return "IP routes " + addresses + "; " + place + "; trunk "
                + site.getTrunk().getDomainName();
    }

    private void output(String id, String value, String description) {
        CfnOutput.Builder.create(this, id).value(value).description(description).build();
    }

    /** {@return the site in the stack} */
    public CloudConnect getSite() {
        return site;
    }
}
