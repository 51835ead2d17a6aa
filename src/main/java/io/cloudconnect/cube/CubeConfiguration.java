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
     * The whole configuration. The same settings give the same text.
     *
     * @throws IllegalSettingsException with every mistake in the settings
     */
    public static CubeConfiguration of(CubeSettings settings) {
        SettingsCheck.passed(settings);
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

    public List<Section> sections() {
        return sections;
    }

    /** IOS XE text, indented, with a comment above each section; ASCII, lines end in LF. */
    public String text() {
        return IndentedText.of(sections);
    }

    /** What goes into the instance's user data, in the form the platform reads. */
    public String dayZero() {
        return DayZeroFormat.of(settings.platform()).render(settings, sections);
    }

    /**
     * What is wrong with the text, by an independent check; nothing, unless a site's extra configuration brings it.
     * Addresses do not matter: the check puts the longest ones in their place.
     */
    public List<Violation> violations() {
        return checked(false);
    }

    /** Lines of the site's extra configuration that the check does not know. They may be legal all the same. */
    public List<Violation> unknownLines() {
        return checked(true);
    }

    private List<Violation> checked(boolean unknown) {
        String text = CubeConfiguration.of(settings.sampled()).text();
        long generated = text.lines()
                .takeWhile(line -> !line.endsWith(ExtraConfiguration.TITLE))
                .count();
        return LegalityCheck.of(text).violations().stream()
                .filter(violation -> unknown
                        == (violation.kind() == Violation.Kind.UNKNOWN_COMMAND && violation.lineNumber() > generated))
                .toList();
    }

    /** What a person has to do after the first boot, because day-0 text cannot. Empty when nothing is left. */
    public List<OperatorStep> operatorSteps() {
        return OperatorStep.of(settings);
    }
}
