package io.cloudconnect.operations;

import io.cloudconnect.router.Vcube;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;

/**
 * What {@link SiteMonitoring} watches.
 *
 * @param settings what of it, and who is told
 * @param site its name in titles and alarm texts
 * @param routers its routers
 * @param licensedMbps what a router's licence lets through, Mbit/s
 * @param interconnectMbps the size of the connection to Twilio, Mbit/s; empty where it is not known
 * @param trunkFunction what configures the trunk
 * @param vpnConnectionId the tunnels to the on-premises network, vpn-…; empty where AWS ends none
 * @param flowLogGroup the VPC's flow logs; empty where there are none
 * @param twilioSignalling Twilio's signalling addresses that the firewall lets in
 */
public record SiteMonitoringProps(
        MonitoringSettings settings,
        String site,
        List<Vcube> routers,
        int licensedMbps,
        OptionalInt interconnectMbps,
        IFunction trunkFunction,
        Optional<String> vpnConnectionId,
        Optional<ILogGroup> flowLogGroup,
        List<String> twilioSignalling) {
    public SiteMonitoringProps {
        routers = List.copyOf(routers);
        twilioSignalling = List.copyOf(twilioSignalling);
    }

    /** What a router's traffic to Twilio runs into first, Mbit/s. */
    int narrowestMbps() {
        return Math.min(licensedMbps, interconnectMbps.orElse(licensedMbps));
    }
}
