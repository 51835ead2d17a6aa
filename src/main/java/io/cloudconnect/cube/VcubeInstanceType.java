package io.cloudconnect.cube;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The EC2 instance types a vCUBE runs on: 4 vCPU with 8 GB or 8 vCPU with 16 GB, of the family Cisco has validated.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/supported-platforms.html
 */
public enum VcubeInstanceType {
    /** 4 vCPU, 8 GB; the type Cisco validates. */
    C5_XLARGE("c5.xlarge", 4, 8),
    /** 8 vCPU, 16 GB. */
    C5_2XLARGE("c5.2xlarge", 8, 16);

    private final String id;
    private final int cpus;
    private final int memoryGb;

    VcubeInstanceType(String id, int cpus, int memoryGb) {
        this.id = id;
        this.cpus = cpus;
        this.memoryGb = memoryGb;
    }

    /** {@return as EC2 writes it: {@code c5.xlarge}} */
    public String id() {
        return id;
    }

    /** {@return virtual CPUs} */
    public int cpus() {
        return cpus;
    }

    /** {@return gigabytes of memory} */
    public int memoryGb() {
        return memoryGb;
    }

    /**
     * Whether Cisco supports a vCUBE on a type.
     *
     * @param instanceType {@code c5.xlarge}
     * @return true where it does
     */
    public static boolean supports(String instanceType) {
        return Arrays.stream(values()).anyMatch(type -> type.id.equals(instanceType));
    }

    /**
     * Refuses a type Cisco does not support a vCUBE on.
     *
     * @param instanceType {@code c5.xlarge}
     * @return the same type
     * @throws IllegalArgumentException with the types that exist
     */
    public static String requireSupported(String instanceType) {
        if (!supports(instanceType)) {
            throw new IllegalArgumentException("\"" + instanceType + "\" is no type Cisco supports a vCUBE on; write "
                    + Arrays.stream(values()).map(VcubeInstanceType::id).collect(Collectors.joining(" or "))
                    + ", or set unsupportedInstanceType too");
        }
        return instanceType;
    }

    @Override
    public String toString() {
        return id + " (" + cpus + " vCPU, " + memoryGb + " GB)";
    }
}
