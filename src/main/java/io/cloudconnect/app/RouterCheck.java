package io.cloudconnect.app;

import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.IllegalSettingsException;
import io.cloudconnect.cube.IllegalSettingsException.Problem;
import java.util.Map;

/**
 * Makes the configurations of a site's routers, so that what the router's own model refuses is reported with the site
 * file's line and field as well.
 */
final class RouterCheck {
    /** Sections by the name the router's model gives to their fields; the others are the site's own. */
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("hostname", "router"),
            Map.entry("licence", "router"),
            Map.entry("emergencyNumbers", "router"),
            Map.entry("extraConfiguration", "router"),
            Map.entry("transport", "router"),
            Map.entry("interfaces", "router"),
            Map.entry("domain", "trunk"),
            Map.entry("networks", "onPremises"),
            Map.entry("callManagers", "onPremises"),
            Map.entry("contactCenters", "onPremises"),
            Map.entry("gateways", "onPremises"),
            Map.entry("extensions", "onPremises"),
            Map.entry("vpn", "onPremises"));

    private RouterCheck() {}

    /**
     * @param fields the site's own
     * @param sections those below, by name
     */
    static void run(Site site, YamlSection fields, Map<String, YamlSection> sections) {
        try {
            for (int router = 0; router < site.router().redundancy().routers(); router++) {
                CubeConfiguration.of(new SiteProps(new TwilioAccount("", "1"), site)
                        .routerConfiguration()
                        .settings(router));
            }
        } catch (IllegalSettingsException e) {
            e.problems().forEach(problem -> report(problem, fields, sections));
        } catch (IllegalArgumentException e) {
            fields.mistake("router", YamlSection.problem(e), YamlSection.remedy(e));
        }
    }

    private static void report(Problem problem, YamlSection fields, Map<String, YamlSection> sections) {
        String field = problem.field().equals("trunkDomain") ? "domain" : problem.field();
        YamlSection section = SECTIONS.containsKey(field) ? sections.get(SECTIONS.get(field)) : fields;
        // Some remedies begin with what is wrong: "is the product's name; call the router otherwise".
        String[] parts = problem.remedy().split("; ", 2);
        section.mistake(
                field,
                "\"" + problem.value() + "\" " + (parts.length == 2 ? parts[0] : "cannot be configured"),
                parts[parts.length - 1]);
    }
}
