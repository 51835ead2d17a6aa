package io.cloudconnect.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.app.CloudConnectApp;
import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import software.amazon.awscdk.App;

class SitePictureTest {
    private static final Path PAGE = Path.of("..", "docs", "topology.svg");

    /** A site of the file, and words its picture holds. */
    record Row(String what, String site, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Row> ROWS = List.of(
            new Row(
                    "before the connection: the public edge, and what comes then",
                    "{region: us-east-1, trunk: {domain: gaman, numbers: ['+12025550100', '+12025550101']}}",
                    List.of("AWS us-east-1", "VPC 10.20.0.0/16", "Public subnet 10.20.0.0/18", "Cisco Catalyst 8000V", "c5.xlarge",
                            "outlives the stack", "Internet", "SIP TCP, RTP", "ashburn", "once connected:", "ashburn-ix",
                            "gaman.pstn.twilio.com", "2 numbers", "ashburn-ix (3), ashburn (4)", "udp 16384–32767", "udp 10000–60000")),
            new Row(
                    "two interfaces and a VPN of AWS",
                    "{region: eu-west-1, trunk: {domain: a}, router: {interfaces: 2}, onPremises: {networks: [10.1.0.0/16],"
                            + " callManagers: [10.1.1.10, 10.1.1.11], vpn: {type: site-to-site, peer: 203.0.113.10, asn: 65010}}}",
                    List.of("On premises", "10.1.0.0/16", "2 call managers", "VPN peer 203.0.113.10", "Site-to-Site VPN", "BGP, AS 65010",
                            "GigabitEthernet2, inside", "10.1.1.10, 10.1.1.11", "ping, udp 16384–32767")),
            new Row(
                    "a connected pair behind IPsec",
                    "{region: eu-central-1, connection: TN0123456789abcdef0123456789abcdef, trunk: {domain: a, secure: true},"
                            + " interconnect: {path: vpn, peer: 192.0.2.1, bandwidthMbps: 500},"
                            + " router: {redundancy: pair, adminCidrs: [198.51.100.0/24]}}",
                    List.of("vcube-site-1", "vcube-site-2", "frankfurt-ix", "Exchange, Equinix FR4", "Interconnect, IPsec", "500 Mbit/s",
                            "SIP TLS, SRTP", "udp 500 4500", "198.51.100.0/24", "tcp 22", "origination: 2 URLs")),
            new Row(
                    "an address the account has already",
                    "{region: us-east-1, trunk: {domain: a}, router: {elasticIps: [{address: 198.151.100.100, allocationId: eipalloc-0123456789abcdef0}]}}",
                    List.of("198.151.100.100", "yours already")),
            new Row(
                    "another's VPC",
                    "{region: us-west-2, exchange: 'public:umatilla', trunk: {domain: a}, network: {vpcId: vpc-0123456789abcdef0,"
                            + " publicSubnetIds: [subnet-0123456789abcdef0], availabilityZones: [us-west-2a]}}",
                    List.of("VPC vpc-0123456789abcdef0", "existing", "us-west-2a", "Public subnet subnet-0123456789abcdef0", "umatilla")));

    @ParameterizedTest
    @FieldSource("ROWS")
    void showsWhatIsDeployed(Row row) throws Exception {
        assertThat(words(picture(row.site))).containsAll(row.words);
    }

    /** Letters are taken as wide as in the widest of the usual fonts; a line of words ends before the right edge of its box. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{region: us-east-1, trunk: {domain: contact-centre-of-the-north-american-sales-organisation}, router: {hostname:"
                + " vcube-contact-centre-of-the-north-american, redundancy: pair}, onPremises: {networks: [10.100.200.0/24, 10.101.200.0/24,"
                + " 10.102.200.0/24, 10.103.200.0/24, 10.104.200.0/24, 10.105.200.0/24, 10.106.200.0/24, 10.107.200.0/24],"
                + " vpn: {type: router, peer: 203.0.113.100, asn: 4200000000}}}",
        "{region: sa-east-1, trunk: {domain: a}, router: {elasticIps: [{address: 198.151.100.100, allocationId: eipalloc-0123456789abcdef0}]}}",
    })
    void keepsWordsInTheirBoxes(String site) throws Exception {
        Document picture = parsed(picture(site));
        NodeList texts = picture.getElementsByTagName("text");
        NodeList boxes = picture.getElementsByTagName("rect");

        for (int index = 0; index < texts.getLength(); index++) {
            Element text = (Element) texts.item(index);
            if (text.getAttribute("text-anchor").isEmpty()) {
                int x = Integer.parseInt(text.getAttribute("x"));
                boolean strong = text.getAttribute("class").equals("strong");
                double end = x + text.getTextContent().length() * (strong ? 13 * 0.66 : 11 * 0.56);
                assertThat(end).as(text.getTextContent()).isLessThanOrEqualTo(rightOfTheBoxAround(text, boxes));
            }
        }
    }

    /** Of the smallest box that the words begin in. */
    private static int rightOfTheBoxAround(Element text, NodeList boxes) {
        int smallest = Integer.MAX_VALUE;
        int right = Integer.MAX_VALUE;
        for (int index = 0; index < boxes.getLength(); index++) {
            Element box = (Element) boxes.item(index);
            int left = number(box, "x");
            int top = number(box, "y");
            int width = number(box, "width");
            int height = number(box, "height");
            boolean around = left <= number(text, "x") && number(text, "x") < left + width
                    && top <= number(text, "y") && number(text, "y") <= top + height;
            if (around && width * height < smallest) {
                smallest = width * height;
                right = left + width;
            }
        }
        return right;
    }

    private static int number(Element shape, String attribute) {
        return shape.getAttribute(attribute).isEmpty() ? 0 : Integer.parseInt(shape.getAttribute(attribute));
    }

    @Test
    void saysNothingOfWhatASiteDoesNotHave() throws Exception {
        List<String> words = words(picture("{region: us-east-1, exchange: 'public:ashburn', trunk: {domain: a}}"));

        assertThat(words)
                .contains("no numbers")
                .doesNotContain("On premises", "once connected:", "Premises", "IPsec", "GigabitEthernet2, inside");
    }

    @Test
    void isTheSameEveryTimeAndServesBothThemesAndReaders() throws Exception {
        String site = "{region: us-east-1, trunk: {domain: gaman}}";

        String picture = picture(site);

        assertThat(picture).isEqualTo(picture(site)).contains("prefers-color-scheme:dark");
        assertThat(parsed(picture).getElementsByTagName("title").item(0).getTextContent()).isEqualTo("CloudConnect-site");
        assertThat(parsed(picture).getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("AWS region us-east-1, VPC 10.20.0.0/16 over 2 zones. Router vcube-site: Cisco Catalyst 8000V on c5.xlarge"
                        + " with Elastic IP, which outlives the stack. Calls take ashburn, later ashburn-ix. Trunk"
                        + " gaman.pstn.twilio.com, no numbers, access list: 1 address, origination: 1 URL, configured by a function in"
                        + " Lambda, java21.");
    }

    @Test
    void theReadmeShowsTheSampleSite() throws IOException {
        SitesFile file = SitesFile.read(Path.of("..", "cloudconnect.yaml"));
        App app = new App();
        String picture = SitePicture.svg(app, CloudConnectApp.stack(app, file.twilio(), file.site("virginia")));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, picture);
        }

        assertThat(PAGE)
                .as("docs/topology.svg; draw it anew by: bin/cloudconnect diagram virginia --output docs/topology.svg")
                .hasContent(picture);
    }

    private static String picture(String site) {
        SitesFile file = SitesFile.parse(
                "twilio: {credentials: cloudconnect/twilio}\nsites:\n  site: " + site + "\n", Path.of("sites.yaml"));
        App app = new App();
        return SitePicture.svg(app, CloudConnectApp.stack(app, file.twilio(), file.site("site")));
    }

    private static List<String> words(String picture) throws Exception {
        NodeList texts = parsed(picture).getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int index = 0; index < texts.getLength(); index++) {
            Node text = texts.item(index);
            words.add(text.getTextContent());
        }
        return words;
    }

    private static Document parsed(String picture) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
    }
}
