package io.cloudconnect.cube;

import java.util.Optional;

/**
 * What both ends of a VPN agree on, in the words of IOS XE.
 *
 * <p>Source: Cisco-IOS-XE-crypto YANG model 17.18.1 (a proposal needs encryption, integrity and group, or GCM
 * encryption, PRF and group) and https://tools.cisco.com/security/center/resources/next_generation_cryptography
 *
 * @param encryption of IKEv2: {@code aes-gcm-256}
 * @param integrity of IKEv2; empty with GCM, which brings its own
 * @param prf of IKEv2; empty without GCM, where integrity decides
 * @param groups Diffie-Hellman groups in order of preference: {@code 20 19}
 * @param transform of ESP: {@code esp-gcm 256}
 * @param pfs group for each new ESP key: {@code group19}
 */
public record IpsecProposal(
        String encryption,
        Optional<String> integrity,
        Optional<String> prf,
        String groups,
        String transform,
        String pfs) {

    /** AES-GCM 256, SHA-384, groups 20 and 19. */
    public static final IpsecProposal AES_GCM = new IpsecProposal(
            "aes-gcm-256", Optional.empty(), Optional.of("sha384"), "20 19", "esp-gcm 256", "group19");

    /** AES-CBC 256, SHA-256, group 14: for a peer that has no GCM. */
    public static final IpsecProposal AES_CBC = new IpsecProposal(
            "aes-cbc-256", Optional.of("sha256"), Optional.empty(), "14", "esp-aes 256 esp-sha256-hmac", "group14");

    /** {@return in words, for the other end's engineer} */
    public String phaseOne() {
        return "IKEv2, %s, %s, Diffie-Hellman group %s, pre-shared key, lifetime 28800 s"
                .formatted(encryption, integrity.or(() -> prf).orElseThrow(), groups.replace(" ", " or "));
    }

    /** {@return in words, for the other end's engineer} */
    public String phaseTwo() {
        return "ESP tunnel mode, %s, perfect forward secrecy %s, lifetime 3600 s".formatted(transform, pfs);
    }
}
