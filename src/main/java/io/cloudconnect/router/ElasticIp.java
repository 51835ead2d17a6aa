package io.cloudconnect.router;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.constructs.Construct;

/**
 * The address Twilio knows a site by: a new one of the stack's own, or one that exists.
 *
 * <p>Twilio is told it by hand when a connection is ordered, so it outlives routers and, unless said otherwise, the
 * stack.
 */
public final class ElasticIp {
    private final String publicIp;
    private final String allocationId;
    private final Optional<CfnEIP> resource;

    private ElasticIp(String publicIp, String allocationId, Optional<CfnEIP> resource) {
        this.publicIp = publicIp;
        this.allocationId = allocationId;
        this.resource = resource;
    }

    /**
     * Allocates an address.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope; another id is another address
     * @param name value of its Name tag
     * @param retain true: the address stays in the account when the stack is deleted. A stack that never came up keeps
     *     nothing.
     * @return the address
     */
    public static ElasticIp allocate(Construct scope, String id, String name, boolean retain) {
        CfnEIP resource = CfnEIP.Builder.create(scope, id)
                .domain("vpc")
                .tags(List.of(CfnTag.builder().key("Name").value(name).build()))
                .build();
        resource.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
        return new ElasticIp(resource.getAttrPublicIp(), resource.getAttrAllocationId(), Optional.of(resource));
    }

    /**
     * Uses an address the account has already; it is never released here.
     *
     * @param attributes the address and its allocation
     * @return the address
     */
    public static ElasticIp existing(ElasticIpAttributes attributes) {
        return new ElasticIp(attributes.publicIp(), attributes.allocationId(), Optional.empty());
    }

    /** {@return the address: {@code 198.51.100.7}, or a token before it is allocated} */
    public String getPublicIp() {
        return publicIp;
    }

    /** {@return {@code eipalloc-…}, or a token before it is allocated} */
    public String getAllocationId() {
        return allocationId;
    }

    /** {@return the resource, when the address is the stack's own} */
    public Optional<CfnEIP> getResource() {
        return resource;
    }
}
