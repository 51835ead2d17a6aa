package io.cloudconnect.diagram;

import io.cloudconnect.diagram.Topology.Place;
import io.cloudconnect.diagram.Topology.Twilio;
import java.util.List;

/** The right side of the picture: edges above, the trunk at the foot, the telephone network behind it. */
final class TwilioColumn {
    private static final int SMALL = 11;
    private static final int LINE = 15;
    private static final int TRUNK_HEIGHT = 94;

    private final Twilio twilio;
    private final Svg svg;
    private final int x;
    private final int top;
    private final int width;
    private final int bottom;

    TwilioColumn(Twilio twilio, Svg svg, int x, int top, int width, int bottom) {
        this.twilio = twilio;
        this.svg = svg;
        this.x = x;
        this.top = top;
        this.width = width;
        this.bottom = bottom;
    }

    /** Where the edge begins that calls take. */
    private int edgeY() {
        return top + 84;
    }

    void draw() {
        svg.box("outer", x, top, width, bottom - top);
        svg.text("strong", x + 16, top + 23, "Twilio");
        int trunkY = bottom - TRUNK_HEIGHT - 16;
        svg.centred("strong", x + width / 2, top + 46, "PSTN");
        int edgeBottom = place(twilio.today(), edgeY(), "net");
        svg.arrow("calls", "M" + (x + width / 2) + " " + edgeY() + "V" + (top + 54));
        int lowest = edgeBottom;
        if (twilio.planned().isPresent()) {
            svg.text("small", x + 16, edgeBottom + 22, "once connected:");
            lowest = place(twilio.planned().get(), edgeBottom + 30, "later");
        }
        svg.stroke("rest", "M" + (x + width / 2) + " " + lowest + "V" + trunkY);
        trunk(trunkY);
    }

    private int place(Place place, int y, String style) {
        List<String> addresses = place.signalling();
        int height = 66 + LINE * ((addresses.size() + 1) / 2);
        svg.box(style, x + 16, y, width - 32, height);
        svg.text("strong", x + 26, y + 20, place.id());
        svg.text("small", x + 26, y + 37, Svg.fitting(place.kind(), width - 46, SMALL));
        int line = y + 54;
        for (int index = 0; index < addresses.size(); index += 2) {
            svg.text(
                    "small",
                    x + 26,
                    line,
                    String.join(", ", addresses.subList(index, Math.min(index + 2, addresses.size()))));
            line += LINE;
        }
        svg.text("small", x + 26, line, Svg.fitting(place.media(), width - 40, SMALL));
        return y + height;
    }

    private void trunk(int y) {
        svg.box("made", x + 16, y, width - 32, TRUNK_HEIGHT);
        svg.text("strong", x + 26, y + 20, "Elastic SIP Trunk");
        svg.text("small", x + 26, y + 37, Svg.fitting(twilio.domain(), width - 46, SMALL));
        int line = y + 53;
        for (String words : twilio.trunk()) {
            svg.text("small", x + 26, line, words);
            line += LINE;
        }
    }
}
