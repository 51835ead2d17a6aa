package io.cloudconnect.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a router may be made of. Each rule returns what it was given, or refuses it. */
public final class RouterRules {
    /** Network interfaces: one for both sides, or one a side. */
    public static final Offer INTERFACES = Offer.of(1, 2);

    /** Minutes until a router takes calls; a deployment waits no longer. */
    public static final Range BOOT_MINUTES = new Range(0, 12);

    /** An EC2 instance type, supported or not. */
    public static final UnaryOperator<String> INSTANCE_TYPE =
            TextRules.shaped("[a-z0-9-]+\\.[a-z0-9-]+", "instance type", "c5.xlarge");

    /** An Elastic IP's allocation. */
    public static final UnaryOperator<String> ALLOCATION_ID =
            TextRules.shaped("eipalloc-[0-9a-f]{8,17}", "allocation id", "eipalloc-0123456789abcdef0");

    private static final Pattern AMI = Pattern.compile("ami-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern PARAMETER = Pattern.compile("/[A-Za-z0-9_./-]{1,1000}");

    private RouterRules() {}

    /** A machine image by its id. */
    public static String ami(String id) {
        if (!AMI.matcher(id).matches()) {
            throw new IllegalArgumentException("image " + Quoted.of(id)
                    + " is no AMI id; write ami- and 8 or 17 hexadecimal digits, as in ami-0123456789abcdef0");
        }
        return id;
    }

    /** A machine image by a Systems Manager parameter whose value stays. */
    public static String imageParameter(String name) {
        if (name.endsWith("/latest")) {
            throw new IllegalArgumentException("image parameter " + Quoted.of(name)
                    + " follows the newest release, so that an update would replace the router unasked; name a release, as in "
                    + name.substring(0, name.length() - "latest".length()) + "17.12.07b");
        }
        if (!PARAMETER.matcher(name).matches()) {
            throw new IllegalArgumentException("image parameter " + Quoted.of(name)
                    + " is no full name; write a slash, then letters, digits and /_.-, as in"
                    + " /aws/service/marketplace/prod-rhyp4n745z2jk/17.12.07b");
        }
        return name;
    }

    /** How long a router boots: {@link #BOOT_MINUTES}, to the second. */
    public static Duration bootTime(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofMinutes(BOOT_MINUTES.highest())) > 0) {
            BigDecimal minutes = BigDecimal.valueOf(time.toMillis())
                    .divide(BigDecimal.valueOf(60_000), 2, RoundingMode.UP)
                    .stripTrailingZeros();
            throw BOOT_MINUTES.refusal(minutes.toPlainString());
        }
        return time;
    }

    /** The Elastic IPs that a site's routers take over, by their allocations: none, or one a router. */
    public static void elasticIps(List<String> allocations, int routers) {
        int count = allocations.size();
        if (count > 0 && count != routers) {
            throw new IllegalArgumentException("has " + count + (count == 1 ? " address" : " addresses")
                    + ", and there " + (routers == 1 ? "is one router" : "are " + routers + " routers")
                    + "; write one a router, or none");
        }
        if (new HashSet<>(allocations).size() < count) {
            throw new IllegalArgumentException("has the same address twice; write one a router");
        }
    }
}
