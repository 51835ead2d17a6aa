package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against strings: what reads eight bytes at a time must see what is there, and nothing else. */
class LiteralTest {
    @Provide
    Arbitrary<String> words() {
        return text(1, 30);
    }

    @Provide
    Arbitrary<String> texts() {
        return text(0, 40);
    }

    /** Few characters, so that words are found, and their neighbours one bit away, so that folding too much shows. */
    private static Arbitrary<String> text(int least, int most) {
        return Arbitraries.strings()
                .withChars('a', 'A', 'z', 'Z', '-', '\r', '.', '\n', '@', '`', '[', '{', '\u00E1', '\u00C1')
                .ofMinLength(least)
                .ofMaxLength(most);
    }

    @Property(tries = 3000)
    void standsWhereAStringWould(@ForAll("texts") String before, @ForAll("words") String word, @ForAll("texts") String after) {
        holds(Literal.of(word), word, before + word + after, before.length());
        holds(Literal.of(word), word, before + after, before.length());
        holds(Literal.of(word), word, before + word.substring(0, word.length() - 1) + "q" + after, before.length());
    }

    @Property(tries = 3000)
    void standsInAnyCaseWhereAStringWould(@ForAll("texts") String before, @ForAll("words") String word, @ForAll("texts") String after) {
        String small = small(word);
        Literal literal = Literal.anyCase(small);
        for (String text : new String[] {before + word + after, before + word.toUpperCase(Locale.ROOT) + after, before + after}) {
            byte[] bytes = latin(text);
            String folded = small(text);
            for (int to = before.length(); to <= bytes.length; to++) {
                assertThat(literal.isAt(bytes, before.length(), to))
                        .isEqualTo(folded.substring(0, to).startsWith(small, before.length()));
            }
            assertThat(literal.find(bytes, 0, bytes.length)).isEqualTo(folded.indexOf(small));
        }
    }

    private static void holds(Literal literal, String word, String text, int from) {
        byte[] bytes = latin(text);
        for (int to = from; to <= bytes.length; to++) {
            String seen = text.substring(0, to);
            assertThat(literal.isAt(bytes, from, to)).isEqualTo(seen.startsWith(word, from));
            assertThat(literal.is(bytes, from, to)).isEqualTo(seen.substring(from).equals(word));
            assertThat(literal.endsAt(bytes, from, to)).isEqualTo(seen.substring(from).endsWith(word));
            assertThat(literal.find(bytes, from, to)).isEqualTo(seen.indexOf(word, from));
        }
    }

    @Property(tries = 3000)
    void lineFeedsAndDotsAreFoundWhereTheyStand(@ForAll("texts") String text) {
        byte[] bytes = latin(text);
        for (int from = 0; from <= bytes.length; from++) {
            assertThat(Bytes.newline(bytes, from, bytes.length)).isEqualTo(text.indexOf('\n', from));
            int odd = from;
            while (odd < bytes.length && bytes[odd] != '.' && bytes[odd] != '\n' && bytes[odd] >= 0) {
                odd++;
            }
            assertThat(Bytes.dotOrOdd(bytes, from, bytes.length)).isEqualTo(odd);
        }
    }

    @Property(tries = 1000)
    void aCallIdIsItsBytes(@ForAll("texts") String before, @ForAll("texts") String id, @ForAll("texts") String other) {
        byte[] bytes = latin(before + id + other);
        CallId here = new CallId(bytes, before.length(), before.length() + id.length());
        CallId there = new CallId(latin(id), 0, id.length());
        CallId another = new CallId(latin(other), 0, other.length());
        assertThat(here).isEqualTo(there).hasSameHashCodeAs(there).isEqualTo(here.alone()).hasSameHashCodeAs(here.alone());
        assertThat(here.equals(another)).isEqualTo(id.equals(other));
        assertThat(Integer.signum(here.compareTo(another))).isEqualTo(-Integer.signum(another.compareTo(here)));
        assertThat(here.compareTo(another) == 0).isEqualTo(id.equals(other));
    }

    /** Small letters for the capitals a protocol has; others stay. */
    private static String small(String text) {
        StringBuilder small = new StringBuilder();
        text.chars().forEach(c -> small.append((char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c)));
        return small.toString();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
