package io.cloudconnect.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SvgTest {
    @Test
    void escapesWhatXmlReads() {
        String document = new Svg("").text("a", 1, 2, "<b> & \"c\"").document(10, 10, "x < y", "\"z\"");

        assertThat(document)
                .contains("<text class=\"a\" x=\"1\" y=\"2\">&lt;b&gt; &amp; &quot;c&quot;</text>", "<title id=\"title\">x &lt; y</title>");
    }

    @Test
    void shortensWordsThatWouldLeaveTheirBox() {
        assertThat(Svg.fitting("short", 100, 11)).isEqualTo("short");
        assertThat(Svg.fitting("a name that is much too long", 100, 11)).isEqualTo("a name that is…");
    }

    @Test
    void shortensAnIdInItsMiddleWhereOthersAreTheSame() {
        assertThat(Svg.fittingId("10.20.0.0/24", 112, 11)).isEqualTo("10.20.0.0/24");
        assertThat(Svg.fittingId("subnet-0123456789abcdef2", 112, 11)).isEqualTo("subnet-0…89abcdef2").hasSize(18);
    }
}
