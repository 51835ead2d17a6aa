package io.cloudconnect.cube;

/** How the on-premises side dials. */
public enum NumberingPlan {
    /** Ten digits, or eleven with a leading 1, of the North American Numbering Plan; the router makes E.164 of them. */
    NANP("nanp"),
    /** The same, and other countries by {@code +} or {@code 011}. */
    NANP_AND_INTERNATIONAL("nanp-and-international"),
    /** A plus sign and up to fifteen digits. */
    E164("e164");

    private final String id;

    NumberingPlan(String id) {
        this.id = id;
    }

    /** {@return as site files write it: {@code nanp}} */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
