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
}
