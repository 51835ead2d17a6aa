package io.cloudconnect.cube;

import java.util.List;

/** How a configuration travels in user data. */
enum DayZeroFormat {
    /**
     * {@code Section:} headings with plain configuration text below, as a Catalyst 8000V reads them in autonomous mode.
     * Quotes and backslashes stand as they are. Source: https://github.com/csr1000v/customdata-examples and
     * https://www.cisco.com/c/en/us/td/docs/routers/C8000V/Configuration/c8000v-installation-configuration-guide/day0-bootstrap-configuration.html
     */
    SECTIONS {
        @Override
        String render(CubeSettings settings, List<Section> sections) {
            return "Section: License\n"
                    // No blank behind the colon: the parser takes it as part of the value.
                    + "TechPackage:" + settings.licence().techPackage().id() + "\n\n"
                    + "Section: IOS configuration\n"
                    + IndentedText.of(sections);
        }
    },
    /**
     * {@code ios-config-0001="…"} properties, as a CSR1000V reads them. The router turns them into an XML document
     * before it applies them, so values are escaped as XML attributes; numbers have four digits and ascend, which is
     * right whether the parser goes by text, number or place. Source:
     * https://github.com/stmosher/Terraform-CSR1000v-IaC
     */
    PROPERTIES {
        @Override
        String render(CubeSettings settings, List<Section> sections) {
            StringBuilder text = new StringBuilder("license=\"%s\"\n"
                    .formatted(settings.licence().techPackage().id()));
            int number = 0;
            for (String line : IndentedText.of(sections).split("\n")) {
                if (!line.startsWith("!")) {
                    text.append("ios-config-%04d=\"%s\"\n".formatted(++number, xmlAttribute(line.strip())));
                }
            }
            return text.toString();
        }
    };

    static DayZeroFormat of(Platform platform) {
        return platform == Platform.CSR1000V ? PROPERTIES : SECTIONS;
    }

    abstract String render(CubeSettings settings, List<Section> sections);

    private static String xmlAttribute(String value) {
        return value.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
