package io.cloudconnect.teardown.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An answer of one of AWS's query services, read by the names of its elements. */
record Xml(Element element) {
    static Xml parse(byte[] text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Xml(builder.parse(new ByteArrayInputStream(text)).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no XML", e);
        }
    }

    /** Every element of this name, however deep. */
    List<Xml> all(String name) {
        var nodes = element.getElementsByTagName(name);
        List<Xml> found = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add(new Xml((Element) nodes.item(index)));
        }
        return found;
    }

    /** The elements directly in the first element of the list's name: {@code member} or {@code item}. */
    List<Xml> list(String name) {
        return all(name).stream()
                .limit(1)
                .flatMap(list -> list.children().stream())
                .toList();
    }

    /** Text of the first child of this name, or of the first one deeper; empty where there is none. */
    String text(String name) {
        return children().stream()
                .filter(child -> child.element.getTagName().equals(name))
                .findFirst()
                .or(() -> all(name).stream().findFirst())
                .map(Xml::content)
                .orElse("");
    }

    String content() {
        return element.getTextContent().strip();
    }

    private List<Xml> children() {
        List<Xml> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new Xml(child));
            }
        }
        return children;
    }
}
