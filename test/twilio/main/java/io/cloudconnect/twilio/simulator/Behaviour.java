package io.cloudconnect.twilio.simulator;

import java.time.Duration;

/**
 * How the simulated Twilio behaves where the real one can be configured, is slow, or is not documented. All of it may
 * be changed while requests are on their way.
 */
public final class Behaviour {
    /** What happens to a number that is on a trunk when it is put on another by {@code POST …/PhoneNumbers}. */
    public enum AttachedNumber {
        /** 400 with code 21245. */
        REFUSE,
        /** The number moves. */
        MOVE
    }

    /** What happens when something is deleted that others use. */
    public enum InUse {
        /** 400 with code 21245. */
        REFUSE,
        /** It is detached from them first. */
        DETACH
    }

    private volatile Duration readLag;
    private volatile Duration latency;
    private volatile Duration domainRetention;
    private volatile int maxInFlight;
    private volatile int maxTrunks;
    private volatile AttachedNumber attachedNumber;
    private volatile InUse trunkInUse;
    private volatile InUse listInUse;

    Behaviour() {
        reset();
    }

    /** Back to the defaults. */
    public void reset() {
        readLag = Duration.ZERO;
        latency = Duration.ZERO;
        domainRetention = Duration.ZERO;
        maxInFlight = Integer.MAX_VALUE;
        maxTrunks = 100;
        attachedNumber = AttachedNumber.REFUSE;
        trunkInUse = InUse.DETACH;
        listInUse = InUse.REFUSE;
    }

    public Duration readLag() {
        return readLag;
    }

    /** Lists and fetches show a write only after so long. Default: at once. */
    public Behaviour readLag(Duration lag) {
        readLag = lag;
        return this;
    }

    public Duration latency() {
        return latency;
    }

    /** How long each request takes at least. Default: no longer than it does. */
    public Behaviour latency(Duration time) {
        latency = time;
        return this;
    }

    public int maxInFlight() {
        return maxInFlight;
    }

    /** More requests than these at one time are answered 429 with code 20429. Default: no limit. */
    public Behaviour maxInFlight(int requests) {
        maxInFlight = requests;
        return this;
    }

    public int maxTrunks() {
        return maxTrunks;
    }

    /**
     * Trunks an account may have; one more is refused with 21244. Default: 100. Source:
     * https://www.twilio.com/docs/sip-trunking/scale-and-limits
     */
    public Behaviour maxTrunks(int trunks) {
        maxTrunks = trunks;
        return this;
    }

    public Duration domainRetention() {
        return domainRetention;
    }

    /**
     * How long a deleted trunk's domain cannot be used again (21248). Twilio's support names up to 30 days when a
     * domain changes accounts; whether the same account waits is not documented. Default: free at once. Source:
     * https://support.twilio.com/hc/en-us/articles/51034176439707
     */
    public Behaviour domainRetention(Duration time) {
        domainRetention = time;
        return this;
    }

    public AttachedNumber attachedNumber() {
        return attachedNumber;
    }

    /** Default: refuse. Undocumented. An update of the number's {@code TrunkSid} moves it in any case. */
    public Behaviour attachedNumber(AttachedNumber what) {
        attachedNumber = what;
        return this;
    }

    public InUse trunkInUse() {
        return trunkInUse;
    }

    /**
     * Deletion of a trunk that has numbers, lists or origination URLs. Default: they are detached; numbers are never
     * released. Source: https://www.twilio.com/docs/sip-trunking
     */
    public Behaviour trunkInUse(InUse what) {
        trunkInUse = what;
        return this;
    }

    public InUse listInUse() {
        return listInUse;
    }

    /** Deletion of an access control list that is on a trunk. Default: refuse. Undocumented. */
    public Behaviour listInUse(InUse what) {
        listInUse = what;
        return this;
    }
}
