package io.cloudconnect.sip;

/** RTP payload types that need no {@code rtpmap}. Source: https://www.rfc-editor.org/rfc/rfc3551#section-6 */
final class StaticPayloads {
    private StaticPayloads() {}

    static String encoding(int payload) {
        return switch (payload) {
            case 0 -> "PCMU";
            case 3 -> "GSM";
            case 4 -> "G723";
            case 8 -> "PCMA";
            case 9 -> "G722";
            case 13 -> "CN";
            case 15 -> "G728";
            case 18 -> "G729";
            case 31 -> "H261";
            case 34 -> "H263";
            default -> "payload " + payload;
        };
    }
}
