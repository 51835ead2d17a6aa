package io.cloudconnect;

import java.util.List;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;

/** A site that another stack made. */
final class ImportedCloudConnect extends Construct implements ICloudConnect {
    private final CloudConnectAttributes attributes;
    private final Connections connections;

    ImportedCloudConnect(Construct scope, String id, CloudConnectAttributes attributes) {
        super(scope, id);
        this.attributes = attributes;
        connections = new Connections(ConnectionsProps.builder()
                .securityGroups(attributes.securityGroups())
                .build());
    }

    @Override
    public IVpc getVpc() {
        return attributes.vpc();
    }

    @Override
    public List<String> getElasticIps() {
        return attributes.elasticIps();
    }

    @Override
    public String getTrunkSid() {
        return attributes.trunkSid();
    }

    @Override
    public String getTerminationHost() {
        return attributes.terminationHost();
    }

    @Override
    public Connections getConnections() {
        return connections;
    }
}
