package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;

/** The router's configuration as a model: sections of commands. */
public final class CubeConfiguration {
    private final CubeSettings settings;
    private final List<Section> sections;

    private CubeConfiguration(CubeSettings settings, List<Section> sections) {
        this.settings = settings;
        this.sections = List.copyOf(sections);
    }

    /**
     * The whole configuration, held against the table of commands. The same settings give the same text.
     *
     * @param settings what the configuration depends on
     * @return the configuration
     * @throws IllegalSettingsException with every mistake in the settings
     */
    public static CubeConfiguration of(CubeSettings settings) {
        CubeConfiguration configuration = generate(SettingsCheck.passed(settings));
        List<Violation> violations = configuration.checked(false);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("the generator wrote what the router does not take: " + violations);
        }
        return configuration;
    }

    /** The same before any check. */
    static CubeConfiguration generate(CubeSettings settings) {
        List<Section> sections = new ArrayList<>(Foundation.sections(settings));
        sections.addAll(Tunnels.sections(settings));
        sections.addAll(BorderElement.sections(settings));
        sections.add(TwilioProfile.section(settings));
        sections.addAll(CallRouting.sections(settings));
        sections.add(BorderElement.userAgent(settings));
        sections.add(Foundation.login(settings));
        if (!settings.extraConfiguration().isEmpty()) {
            sections.add(ExtraConfiguration.section(settings.extraConfiguration()));
        }
        return new CubeConfiguration(settings, sections);
    }

    /** {@return the sections, in the order they are typed} */
    public List<Section> sections() {
        return sections;
    }

    /** {@return IOS XE text, indented, with a comment above each section; ASCII, lines end in LF} */
    public String text() {
        return IndentedText.of(sections);
    }

    /** {@return what goes into the instance's user data, in the form the platform reads} */
    public String dayZero() {
        return DayZeroFormat.of(settings.platform()).render(settings, sections);
    }

    /** What is wrong with the site's extra lines where they stand, as far as the check knows them. */
    List<Violation> illegalLines() {
        return checked(false);
    }

    /**
     * {@return lines of the site's extra configuration that the check does not know} They may be legal all the same.
     */
    public List<Violation> unknownLines() {
        return checked(true);
    }

    private List<Violation> checked(boolean unknown) {
        // Addresses may be tokens yet; the longest ones stand in for them.
        CubeSettings sampled = settings.sampled();
        List<Violation> violations =
                Checked.violations(sampled, () -> generate(sampled).text());
        if (violations.isEmpty()) {
            return violations;
        }
        long generated = generate(sampled)
                .text()
                .lines()
                .takeWhile(line -> !line.endsWith(ExtraConfiguration.TITLE))
                .count();
        return violations.stream()
                .filter(violation -> unknown
                        == (violation.kind() == Violation.Kind.UNKNOWN_COMMAND && violation.lineNumber() > generated))
                .toList();
    }

    /** {@return what a person has to do after the first boot, because day-0 text cannot} Empty when nothing is left. */
    public List<OperatorStep> operatorSteps() {
        return OperatorStep.of(settings);
    }
}
