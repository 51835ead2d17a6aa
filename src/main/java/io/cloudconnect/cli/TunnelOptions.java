package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.VpnSection;
import io.cloudconnect.cube.AwsTunnel;
import io.cloudconnect.cube.CustomerGatewayConfiguration;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.teardown.aws.DeployedSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that tell the tunnels of an AWS Site-to-Site VPN, and whether their keys are printed. */
final class TunnelOptions {
    private static final String GET_THEM = "give --deployed, or --tunnels FILE";

    @Option(
            names = "--tunnels",
            paramLabel = "FILE",
            description =
                    "The answer of \"aws ec2 describe-vpn-connections\", or its CustomerGatewayConfiguration alone.")
    private Path file;

    @Option(
            names = "--expose-pre-shared-keys",
            description = "Print the VPN's keys in plain text, with --peer on-premises.")
    private boolean exposeKeys;

    boolean exposesKeys() {
        return exposeKeys;
    }

    boolean isGiven() {
        return file != null || exposeKeys;
    }

    /** Both tunnels of the site; empty where no tunnel of AWS leads to its premises. */
    Tunnels of(Site site, Optional<DeployedSite> deployed) {
        VpnSection vpn = site.onPremises().vpn();
        if (vpn.type() != VpnSection.Type.SITE_TO_SITE) {
            if (file != null) {
                throw new UserError("--tunnels: site " + site + " has no Site-to-Site VPN; leave it out");
            }
            return new Tunnels(List.of(), false);
        }
        String peer = vpn.peer().orElseThrow();
        List<String> documents = file != null
                ? documents()
                : deployed.flatMap(DeployedSite::customerGatewayConfiguration)
                        .map(List::of)
                        .orElseGet(List::of);
        if (documents.isEmpty()) {
            return samples(peer, vpn.asn());
        }
        List<PreSharedKey> keys = keys(vpn, deployed);
        String source = file != null ? "--tunnels: " + file : "AWS's answer";
        List<AwsTunnel> all = new ArrayList<>();
        documents.forEach(text -> all.addAll(read(source, text, keys)));
        List<AwsTunnel> own =
                all.stream().filter(tunnel -> tunnel.ownAddress().equals(peer)).toList();
        if (own.isEmpty()) {
            throw new UserError(source + " has no tunnel to " + peer + ", the site's onPremises.vpn.peer, but to "
                    + all.stream().map(AwsTunnel::ownAddress).distinct().toList() + "; give the site's own");
        }
        return new Tunnels(own, false);
    }

    private Tunnels samples(String peer, Optional<Long> asn) {
        if (exposeKeys) {
            throw new UserError("--expose-pre-shared-keys: the tunnels are not known; " + GET_THEM);
        }
        OptionalLong number = asn.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new Tunnels(List.of(AwsTunnel.sample(0, peer, number), AwsTunnel.sample(1, peer, number)), true);
    }

    private static List<PreSharedKey> keys(VpnSection vpn, Optional<DeployedSite> deployed) {
        return vpn
                .preSharedKey()
                .map(secret -> List.of(secret, secret))
                .or(() -> deployed.map(DeployedSite::keySecrets))
                .orElseGet(List::of)
                .stream()
                .map(PreSharedKey::inSecret)
                .toList();
    }

    private List<AwsTunnel> read(String source, String text, List<PreSharedKey> keys) {
        try {
            CustomerGatewayConfiguration configuration = CustomerGatewayConfiguration.of(text);
            return exposeKeys ? configuration.tunnelsWithExposedKeys() : configuration.tunnels(keys);
        } catch (IllegalArgumentException e) {
            throw new UserError(source + " " + e.getMessage());
        }
    }

    private List<String> documents() {
        String text = text();
        if (text.startsWith("<")) {
            return List.of(text);
        }
        try {
            JsonNode answer = new ObjectMapper().readTree(text);
            List<String> found = answer.isTextual()
                    ? List.of(answer.asText())
                    : answer.findValuesAsText("CustomerGatewayConfiguration");
            if (!found.isEmpty()) {
                return found;
            }
        } catch (JsonProcessingException e) {
            // neither form; said below
        }
        throw new UserError("--tunnels: " + file + " holds no CustomerGatewayConfiguration; write it by:"
                + " aws ec2 describe-vpn-connections > " + file);
    }

    private String text() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UserError("--tunnels: " + file + " cannot be read; name a text file in UTF-8");
        }
    }

    /**
     * The tunnels, and whether they only stand in for AWS's.
     *
     * @param tunnels two, or none
     * @param samples true: AWS has not told them
     */
    record Tunnels(List<AwsTunnel> tunnels, boolean samples) {
        Optional<String> warning() {
            return samples
                    ? Optional.of(
                            "both tunnels of AWS (240.240.250.1 and 2, 169.254.250.0/29) are samples; " + GET_THEM)
                    : Optional.empty();
        }
    }
}
