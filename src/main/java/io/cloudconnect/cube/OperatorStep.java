package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;

/**
 * Something a person does on the router after its first boot.
 *
 * @param title what it is for
 * @param commands typed from privileged mode, in order; words in angle brackets are filled in by the person
 */
public record OperatorStep(String title, List<String> commands) {
    public OperatorStep {
        commands = List.copyOf(commands);
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
        if (!settings.onPremises().contactCenters().isEmpty()) {
            steps.add(new OperatorStep(
                    "In UCCX, turn call progress analysis off in every outbound campaign: a vCUBE has no DSP for it",
                    List.of()));
        }
        return steps;
    }

    static void key(List<OperatorStep> steps, String tunnel, PreSharedKey key) {
        if (key.exposed().isEmpty()) {
            steps.add(new OperatorStep(
                    "Type in the pre-shared key of the VPN " + tunnel
                            + key.secretName()
                                    .map(name -> ", from the secret " + name)
                                    .orElse(""),
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
