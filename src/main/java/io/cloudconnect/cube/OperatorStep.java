package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something a person does on the router after its first boot.
 *
 * @param title what it is for
 * @param secret the secret that is read before, from Secrets Manager; empty for most steps
 * @param commands typed from privileged mode, in order; words in angle brackets are filled in by the person
 */
public record OperatorStep(String title, Optional<String> secret, List<String> commands) {
    static final String CALLED_NUMBERS = "In CUCM, expect called numbers as +16475550100: significant digits on the"
            + " SIP trunk, or a translation pattern, make extensions of them; callers need an external mask that is a"
            + " number of the trunk";

    public OperatorStep {
        commands = List.copyOf(commands);
    }

    /**
     * A step that needs no secret.
     *
     * @param title what it is for
     * @param commands typed from privileged mode, in order
     */
    public OperatorStep(String title, List<String> commands) {
        this(title, Optional.empty(), commands);
    }

    static List<OperatorStep> of(CubeSettings settings) {
        List<OperatorStep> steps = new ArrayList<>();
        settings.onPremises().vpn().ifPresent(vpn -> key(steps, Tunnels.PREMISES, vpn.preSharedKey()));
        if (settings.interconnect() instanceof InterconnectPath.Vpn vpn) {
            key(steps, Tunnels.TWILIO, vpn.preSharedKey());
        }
        if (settings.interconnect() instanceof InterconnectPath.DirectConnect) {
            steps.add(new OperatorStep(
                    "On the router at the Direct Connect location: translate one to one between "
                            + settings.addresses().privateIp() + " and "
                            + settings.addresses().elasticIp()
                            + ", and announce the latter to Twilio",
                    List.of()));
        }
        if (settings.usesTls()) {
            steps.add(new OperatorStep(
                    "Make the router's TLS certificate",
                    List.of("configure terminal", "crypto pki enroll CUBE-TLS", "end")));
            steps.add(new OperatorStep(
                    "Trust Twilio's certificate: paste the DigiCert Global Root that signs it,"
                            + " from https://www.twilio.com/docs/sip-trunking#securetrunking",
                    List.of("configure terminal", "crypto pki authenticate TWILIO-ROOT", "end", "write memory")));
        }
        licences(steps, settings);
        if (!settings.emergencyNumbers().isEmpty()) {
            steps.add(new OperatorStep(
                    "At Twilio, give every number that people call from an emergency address:"
                            + " https://www.twilio.com/docs/sip-trunking/emergency-calling",
                    List.of()));
        }
        if (!settings.onPremises().called().isEmpty()) {
            steps.add(new OperatorStep(CALLED_NUMBERS, List.of()));
        }
        if (!settings.onPremises().contactCenters().isEmpty()) {
            steps.add(new OperatorStep(
                    "In UCCX, turn call progress analysis off in every outbound campaign: a vCUBE has no DSP for it",
                    List.of()));
        }
        return steps;
    }

    /**
     * Source:
     * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_smart_licensing.html
     */
    private static void licences(List<OperatorStep> steps, CubeSettings settings) {
        boolean successor = settings.platform() == Platform.CATALYST8000V;
        steps.add(new OperatorStep(
                "Tie the router to the Smart Account that holds its licences, by a token made there"
                        + (successor ? "" : " (from IOS XE 17.3.2 on: license smart trust idtoken <token> local)"),
                List.of(
                        successor
                                ? "license smart trust idtoken <token> local"
                                : "license smart register idtoken <token>",
                        "show license summary")));
        int throughput = settings.licence().throughputMbps();
        if (successor && throughput > Licence.WITHOUT_EXPORT_LICENCE_MBPS) {
            steps.add(new OperatorStep(
                    "More than " + Licence.WITHOUT_EXPORT_LICENCE_MBPS
                            + " Mbit/s takes an export licence (HSEC); the router refused its throughput level before",
                    List.of(
                            "license smart authorization request add hseck9 local",
                            "configure terminal",
                            "platform hardware throughput level MB " + throughput,
                            "end",
                            "write memory")));
        }
    }

    static void key(List<OperatorStep> steps, String tunnel, PreSharedKey key) {
        if (key.exposed().isEmpty()) {
            steps.add(new OperatorStep(
                    "Type in the pre-shared key of the VPN " + tunnel
                            + key.secretName()
                                    .map(name -> ", from the secret " + name)
                                    .orElse(""),
                    key.secretName(),
                    List.of(
                            "configure terminal",
                            "crypto ikev2 keyring " + tunnel,
                            "peer " + tunnel,
                            "pre-shared-key <key>",
                            "end",
                            "write memory")));
        }
    }
}
