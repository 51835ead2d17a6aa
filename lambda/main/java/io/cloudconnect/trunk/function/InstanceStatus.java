package io.cloudconnect.trunk.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * EC2's status checks of an instance.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
 */
final class InstanceStatus {
    private static final String VERSION = "2016-11-15";

    private final AwsEnvironment aws;

    InstanceStatus(AwsEnvironment aws) {
        this.aws = aws;
    }

    /** True when system and instance are both ok; false while they are being checked, or have failed. */
    boolean isOk(String instanceId) throws IOException {
        String own = aws.endpoint("EC2");
        URI uri = URI.create(own.isEmpty() ? "https://ec2." + aws.region() + "." + aws.suffix() + "/" : own + "/");
        String form = "Action=DescribeInstanceStatus&Version=" + VERSION + "&IncludeAllInstances=true&InstanceId.1="
                + instanceId;
        AwsEnvironment.Answer answer = aws.send(
                "ec2",
                SdkHttpMethod.POST,
                uri,
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IOException("HTTP " + answer.status());
        }
        Document document = parse(answer.content());
        return passed(document, "systemStatus") && passed(document, "instanceStatus");
    }

    /** The check's own status; its details have fields of the same name. */
    private static boolean passed(Document document, String check) {
        NodeList checks = document.getElementsByTagNameNS("*", check);
        for (int index = 0; index < checks.getLength(); index++) {
            for (Node child = checks.item(index).getFirstChild(); child != null; child = child.getNextSibling()) {
                if ("status".equals(child.getLocalName())
                        && child.getTextContent().trim().equals("ok")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Document parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("EC2 answered with something that is no XML", e);
        }
    }
}
