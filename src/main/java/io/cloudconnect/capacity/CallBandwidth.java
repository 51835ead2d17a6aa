package io.cloudconnect.capacity;

import java.util.ArrayList;
import java.util.List;

/**
 * What one G.711 call takes on a line, in each direction: 50 packets a second of 20 ms of speech, and what is wrapped
 * around it.
 *
 * <p>Sources: RFC 3550 (RTP), RFC 3711 (SRTP), RFC 4303 and RFC 4106 (ESP with AES-GCM), RFC 3948 (UDP encapsulation)
 *
 * @param layers from the inside out
 */
public record CallBandwidth(List<Layer> layers) {
    /** What Twilio counts for a call, kbit/s. Source: https://www.twilio.com/docs/sip-trunking */
    public static final double TWILIO_KBPS = 100;

    private static final int PACKETS_A_SECOND = 50;
    private static final int SPEECH = 160;
    private static final int RTP_UDP_IP = 12 + 8 + 20;
    private static final int ESP_ALIGNMENT = 4;
    private static final int ESP_TRAILER = 2;

    public CallBandwidth {
        layers = List.copyOf(layers);
    }

    /** @param bytes in each packet */
    public record Layer(String name, int bytes) {}

    /**
     * @param secure true: SRTP
     * @param ipsec true: in an IPsec tunnel through address translation
     */
    public static CallBandwidth g711(boolean secure, boolean ipsec) {
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer("G.711 speech", SPEECH), new Layer("RTP", 12), new Layer("UDP", 8), new Layer("IP", 20)));
        if (secure) {
            layers.add(1, new Layer("SRTP tag", 10));
        }
        if (ipsec) {
            int inner = SPEECH + RTP_UDP_IP + (secure ? 10 : 0) + ESP_TRAILER;
            int padding = Math.floorMod(-inner, ESP_ALIGNMENT);
            layers.add(new Layer("ESP", 8 + 8 + ESP_TRAILER + padding + 16));
            layers.add(new Layer("UDP", 8));
            layers.add(new Layer("IP", 20));
        }
        layers.add(new Layer("Ethernet", 18));
        return new CallBandwidth(layers);
    }

    /** Bytes of a packet. */
    public int bytes() {
        return layers.stream().mapToInt(Layer::bytes).sum();
    }

    /** kbit/s in each direction. */
    public double kbps() {
        return bytes() * 8 * PACKETS_A_SECOND / 1000.0;
    }

    /** What to order for a call, kbit/s: Twilio's figure, or more where the packets are larger. */
    public double orderedKbps() {
        return Math.max(TWILIO_KBPS, kbps());
    }

    /** Bytes an hour that are billed when they leave the region, without the line's own framing. */
    public long ipBytesAnHour() {
        int framing = layers.get(layers.size() - 1).bytes();
        return (long) (bytes() - framing) * PACKETS_A_SECOND * 3600;
    }
}
