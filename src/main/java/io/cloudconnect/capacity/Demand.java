package io.cloudconnect.capacity;

/**
 * What a site is wanted to carry.
 *
 * @param calls calls at a time
 * @param callSeconds how long one lasts on average
 * @param trunkCps calls a second Twilio lets the trunk start in this region; 1 until it is raised
 */
public record Demand(int calls, int callSeconds, int trunkCps) {
    public Demand {
        if (calls < 1 || callSeconds < 1 || trunkCps < 1) {
            throw new IllegalArgumentException("calls " + calls + ", call seconds " + callSeconds + " and trunk CPS "
                    + trunkCps + " have to be 1 or more");
        }
    }

    /** Calls that start in a second, all of them outgoing, when one follows as another ends. */
    public double callsASecond() {
        return (double) calls / callSeconds;
    }
}
