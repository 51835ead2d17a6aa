package io.cloudconnect.app;

import io.cloudconnect.cube.Licence;
import io.cloudconnect.cube.NumberingPlan;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.cube.VcubeInstanceType;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.rule.Range;
import io.cloudconnect.rule.RouterRules;
import io.cloudconnect.rule.TextRules;
import io.cloudconnect.twilio.SipTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The site's vCUBE.
 *
 * @param platform the product. Default: catalyst8000v
 * @param image its machine image. Default: Catalyst 8000V BYOL 17.12.07b; CSR1000V has none and must name one
 * @param instanceType EC2 type, one Cisco supports. Default: c5.xlarge
 * @param unsupportedInstanceType true: any type is taken, such as the t2.medium of 2019. Default: false
 * @param licence what it is licensed for. Default: network-essentials or ax, 250 Mbit/s
 * @param redundancy one router or two. Default: single
 * @param interfaces 1, or 2 (outside and inside). Default: 1
 * @param transport what carries SIP to Twilio. Default: tcp; tls where the trunk is secure
 * @param rtpPorts its own RTP ports, even bounds. Default: 16384 to 32766
 * @param hostname at most 63 letters, digits and hyphens. Default: vcube- and the site's name
 * @param elasticIps addresses the account has already, one a router. Default: none, they are allocated
 * @param keyPair EC2 key pair (RSA) to log in with. Default: none
 * @param adminCidrs networks that may log in by SSH. Default: none
 * @param imdsv2 true: instance metadata only with a token; whether a release reads its day-0 configuration so is not
 *     documented. Default: false
 * @param calledNumbers how the on-premises side dials. Default: nanp
 * @param emergencyNumbers short numbers that go to Twilio as they are dialled. Default: none
 * @param bootMinutes how long a router boots until it takes calls; a pair is replaced with this time between. Default:
 *     8
 * @param extraConfiguration further IOS XE lines. Default: none
 */
public record RouterSection(
        Platform platform,
        ImageReference image,
        String instanceType,
        boolean unsupportedInstanceType,
        Licence licence,
        Redundancy redundancy,
        int interfaces,
        SipTransport transport,
        RtpPortRange rtpPorts,
        Optional<String> hostname,
        List<ExistingElasticIp> elasticIps,
        Optional<String> keyPair,
        List<Cidr> adminCidrs,
        boolean imdsv2,
        NumberingPlan calledNumbers,
        List<String> emergencyNumbers,
        int bootMinutes,
        List<String> extraConfiguration) {

    /** What a port may be at all; the router takes fewer. */
    private static final Range PORTS = new Range(0, 65_535);

    static RouterSection read(YamlSection in, String region, boolean secureTrunk) {
        Platform platform = in.choice("platform", Arrays.asList(Platform.values()), Platform::id)
                .orElse(Platform.CATALYST8000V);
        Optional<ImageReference> image = ImageReference.read(in, region);
        if (!in.has("image") && platform == Platform.CSR1000V) {
            in.mistake(
                    "image",
                    "is missing, and no public image of CSR1000V is known",
                    "write the image you are subscribed to, ami-…, or platform: catalyst8000v");
        }
        boolean anyType = in.flag("unsupportedInstanceType", false);
        Function<String, String> type = anyType ? RouterRules.INSTANCE_TYPE : VcubeInstanceType::requireSupported;
        String instanceType = in.text("instanceType", type).orElse(VcubeInstanceType.C5_XLARGE.id());
        Licence licence = LicenceSection.read(in.section("licence"), platform);
        Redundancy redundancy = in.choice("redundancy", Arrays.asList(Redundancy.values()), Redundancy::id)
                .orElse(Redundancy.SINGLE);
        int interfaces = in.oneOf("interfaces", RouterRules.INTERFACES, 1);
        SipTransport transport = in.choice("transport", Arrays.asList(SipTransport.values()), SipTransport::id)
                .orElse(secureTrunk ? SipTransport.TLS : SipTransport.TCP);
        if (secureTrunk && transport != SipTransport.TLS) {
            in.mistake(
                    "transport",
                    transport + " cannot be used with a secure trunk, which refuses unencrypted calls",
                    "write tls, or trunk.secure: false");
        }
        RtpPortRange rtpPorts = rtpPorts(in);
        Optional<String> hostname = in.text(
                "hostname",
                TextRules.shaped("[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", "host name", "vcube-virginia"));
        List<ExistingElasticIp> elasticIps = elasticIps(in, redundancy);
        Optional<String> keyPair =
                in.text("keyPair", name -> TextRules.line(255).apply(TextRules.asciiLine(name)));
        List<Cidr> adminCidrs = in.list("adminCidrs", Formats::network);
        boolean imdsv2 = in.flag("imdsv2", false);
        NumberingPlan calledNumbers = in.choice(
                        "calledNumbers", Arrays.asList(NumberingPlan.values()), NumberingPlan::id)
                .orElse(NumberingPlan.NANP);
        List<String> emergencyNumbers = in.list("emergencyNumbers", TextRules::asciiLine);
        int bootMinutes = in.whole("bootMinutes", RouterRules.BOOT_MINUTES, 8);
        List<String> extraConfiguration = in.list("extraConfiguration", TextRules::asciiLine);
        in.noOther();
        return new RouterSection(
                platform,
                image.orElse(ImageReference.CATALYST8000V),
                instanceType,
                anyType,
                licence,
                redundancy,
                interfaces,
                transport,
                rtpPorts,
                hostname,
                elasticIps,
                keyPair,
                adminCidrs,
                imdsv2,
                calledNumbers,
                emergencyNumbers,
                bootMinutes,
                extraConfiguration);
    }

    private static List<ExistingElasticIp> elasticIps(YamlSection in, Redundancy redundancy) {
        List<ExistingElasticIp> elasticIps = in.sections("elasticIps", ExistingElasticIp::read);
        List<String> allocations =
                elasticIps.stream().map(ExistingElasticIp::allocationId).toList();
        in.check("elasticIps", () -> RouterRules.elasticIps(allocations, redundancy.routers()));
        return elasticIps;
    }

    private static RtpPortRange rtpPorts(YamlSection router) {
        if (!router.has("rtpPorts")) {
            return RtpPortRange.DEFAULT;
        }
        YamlSection in = router.section("rtpPorts");
        int from = in.whole("from", PORTS, RtpPortRange.DEFAULT.from());
        int to = in.whole("to", PORTS, RtpPortRange.DEFAULT.to());
        in.noOther();
        return router.checked("rtpPorts", () -> new RtpPortRange(from, to)).orElse(RtpPortRange.DEFAULT);
    }
}
