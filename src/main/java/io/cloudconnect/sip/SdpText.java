package io.cloudconnect.sip;

/**
 * A session description, or the rest of one from some line on, as it stands in a message's bytes.
 *
 * @param firstLine the message's line it begins with
 */
record SdpText(byte[] bytes, int from, int to, int firstLine) {
    SdpScanner lines() {
        return new SdpScanner(this);
    }
}
