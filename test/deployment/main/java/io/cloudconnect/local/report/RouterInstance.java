package io.cloudconnect.local.report;

import java.util.List;

/**
 * A router as EC2 has it.
 *
 * @param instanceId i-…
 * @param state {@code running}
 * @param type {@code c5.xlarge}
 * @param imageId ami-…
 * @param zone availability zone
 * @param interfaces by device index, the outside one first
 * @param userData the day-0 configuration, decoded
 */
public record RouterInstance(
        String instanceId,
        String state,
        String type,
        String imageId,
        String zone,
        List<Interface> interfaces,
        String userData) {
    public RouterInstance {
        interfaces = List.copyOf(interfaces);
    }

    /**
     * A network interface.
     *
     * @param id eni-…
     * @param privateIp its primary private address
     * @param publicIp the Elastic IP associated with it; empty: none
     * @param allocationId of that Elastic IP, eipalloc-…; empty: none
     * @param sourceDestCheck true: EC2 drops packets that are not its own
     * @param groups security groups, sg-…
     */
    public record Interface(
            String id,
            String privateIp,
            String publicIp,
            String allocationId,
            boolean sourceDestCheck,
            List<String> groups) {
        public Interface {
            groups = List.copyOf(groups);
        }
    }

    public Interface outside() {
        return interfaces.get(0);
    }
}
