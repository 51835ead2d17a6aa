package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What AWS tells the customer's side of a Site-to-Site VPN: the field {@code CustomerGatewayConfiguration} of
 * DescribeVpnConnections, an XML document. It holds both keys in plain text, so nothing here prints it.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html
 */
public final class CustomerGatewayConfiguration {
    private static final String STATIC_ROUTES = "NoBGPVPNConnection";

    private final XPath path = XPathFactory.newInstance().newXPath();
    private final Document document;

    private CustomerGatewayConfiguration(Document document) {
        this.document = document;
    }

    /**
     * Reads the document.
     *
     * @param xml as AWS gives it
     * @return the document
     * @throws IllegalArgumentException when the text is no such document
     */
    public static CustomerGatewayConfiguration of(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(xml.strip())));
            if (!document.getDocumentElement().getTagName().equals("vpn_connection")) {
                throw new IllegalArgumentException("is no customer gateway configuration: it begins with <"
                        + document.getDocumentElement().getTagName() + ">, not with <vpn_connection>");
            }
            return new CustomerGatewayConfiguration(document);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("is no customer gateway configuration: it is not XML", e);
        }
    }

    /** {@return the connection's id: {@code vpn-0123456789abcdef0}} */
    public String connectionId() {
        return text("/vpn_connection/@id", document);
    }

    /**
     * Both tunnels, in AWS's order.
     *
     * @param keys where the operator finds their keys, in the same order; none: nobody knows
     * @return the tunnels
     * @throws IllegalArgumentException when one lacks an address
     */
    public List<AwsTunnel> tunnels(List<PreSharedKey> keys) {
        List<AwsTunnel> tunnels = new ArrayList<>();
        for (Node tunnel : nodes()) {
            int index = tunnels.size();
            tunnels.add(tunnel(tunnel, index < keys.size() ? keys.get(index) : PreSharedKey.typedIn()));
        }
        return tunnels;
    }

    /** {@return both tunnels with their keys in plain text, for whoever asked to see them} */
    public List<AwsTunnel> tunnelsWithExposedKeys() {
        return nodes().stream()
                .map(node -> tunnel(node, PreSharedKey.exposedInConfiguration(text("ike/pre_shared_key", node))))
                .toList();
    }

    private AwsTunnel tunnel(Node node, PreSharedKey key) {
        String inside = required("customer_gateway/tunnel_inside_address/ip_address", node);
        String length = required("customer_gateway/tunnel_inside_address/network_cidr", node);
        return new AwsTunnel(
                required("vpn_gateway/tunnel_outside_address/ip_address", node),
                required("customer_gateway/tunnel_outside_address/ip_address", node),
                Cidr.around(inside, Integer.parseInt(length)),
                bgp(node),
                key);
    }

    private Optional<RouterVpn.Bgp> bgp(Node node) {
        String own = text("customer_gateway/bgp/asn", node);
        String aws = text("vpn_gateway/bgp/asn", node);
        boolean isStatic =
                text("/vpn_connection/vpn_connection_attributes", document).equals(STATIC_ROUTES);
        return isStatic || own.isEmpty() || aws.isEmpty()
                ? Optional.empty()
                : Optional.of(new RouterVpn.Bgp(Long.parseLong(own), Long.parseLong(aws)));
    }

    private String required(String expression, Node node) {
        String found = text(expression, node);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("has a tunnel without " + expression + "; download it again");
        }
        return found;
    }

    private List<Node> nodes() {
        try {
            NodeList found = (NodeList) path.evaluate("/vpn_connection/ipsec_tunnel", document, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int index = 0; index < found.getLength(); index++) {
                nodes.add(found.item(index));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String expression, Node node) {
        try {
            return path.evaluate(expression, node).strip();
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }
}
