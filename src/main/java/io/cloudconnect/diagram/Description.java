package io.cloudconnect.diagram;

import io.cloudconnect.diagram.Topology.Router;
import java.util.stream.Collectors;

/** The picture in words, for people who do not see it. */
record Description(Topology topology) {
    String text() {
        return "AWS region " + topology.region() + ", VPC " + topology.network().name() + " over "
                + topology.network().zones().size() + " zones. "
                + topology.routers().stream().map(Description::words).collect(Collectors.joining(" "))
                + topology.onPremises()
                        .map(premises -> " On premises: " + String.join(", ", premises.networks())
                                + premises.tunnel()
                                        .map(tunnel -> " by " + tunnel.kind() + " to " + tunnel.peer())
                                        .orElse("")
                                + ".")
                        .orElse("")
                + " Calls take " + topology.twilio().today().id()
                + topology.twilio()
                        .planned()
                        .map(place -> ", later " + place.id())
                        .orElse("")
                + ". Trunk " + topology.twilio().domain() + ", "
                + String.join(", ", topology.twilio().trunk())
                + ", configured by a function in " + topology.function() + ".";
    }

    private static String words(Router router) {
        return "Router " + router.name() + ": " + router.product() + " on " + router.size() + " with "
                + router.elasticIp() + ", which " + router.elasticIpFate() + ".";
    }
}
