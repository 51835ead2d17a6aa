package io.cloudconnect.router;

/** How many routers a site has. */
public enum Redundancy {
    /** One. */
    SINGLE("single", 1),
    /** Two in two zones, each with its Elastic IP and its origination URL; CUBE's own failover does not work on AWS. */
    PAIR("pair", 2);

    private final String id;
    private final int routers;

    Redundancy(String id, int routers) {
        this.id = id;
        this.routers = routers;
    }

    /** {@return as site files write it: {@code pair}} */
    public String id() {
        return id;
    }

    /** {@return 1 or 2} */
    public int routers() {
        return routers;
    }
}
