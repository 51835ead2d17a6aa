package io.cloudconnect.diagram;

import io.cloudconnect.CloudConnectStack;
import software.amazon.awscdk.App;

/** The topology of a site as a picture, from what its stack synthesises. */
public final class SitePicture {
    private SitePicture() {}

    /**
     * Draws a site: region, VPC, zones, routers, firewall, the way to the premises, Twilio's edge and the trunk.
     *
     * @param app holds the stack; it is synthesised
     * @return an SVG file for light and dark pages; the same site gives the same bytes
     */
    public static String svg(App app, CloudConnectStack stack) {
        return TopologyDrawing.svg(TopologyReader.read(app, stack));
    }
}
