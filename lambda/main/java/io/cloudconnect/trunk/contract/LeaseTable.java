package io.cloudconnect.trunk.contract;

/** The DynamoDB table in which runs for a trunk see each other. */
public final class LeaseTable {
    /** The function's environment variable with the table's name. */
    public static final String VARIABLE = "LEASE_TABLE";
    /** The partition key, a string. */
    public static final String KEY = "id";
    /** Seconds since 1970 after which DynamoDB may drop an item. */
    public static final String EXPIRY = "expiresAt";
    /** The one action the function needs. */
    public static final String ACTION = "dynamodb:UpdateItem";

    private LeaseTable() {}
}
