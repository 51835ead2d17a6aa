package io.cloudconnect.teardown.aws;

import java.util.List;
import java.util.Map;

/** The regions an account can use: those that need no opting in, and those opted in to. */
public final class Regions {
    private Regions() {}

    /** @param any a region of the partition */
    public static List<String> of(AwsAccount account, String any) {
        return account.query(AwsService.EC2, any, "DescribeRegions", Map.of()).list("regionInfo").stream()
                .map(region -> region.text("regionName"))
                .sorted()
                .toList();
    }
}
