package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * A row of the command table: the form of a command, what it opens, and the rules it is under.
 *
 * @param shape what its words must be
 * @param opens the mode it opens; empty when none
 * @param source where it was read
 */
record CommandForm(Shape shape, Optional<String> opens, String source, FormRules rules) {

    /** A row without its mode: {@code form [-> mode] ;; source [;; rules]}. */
    static CommandForm of(String row, UnaryOperator<String> sources) {
        String[] columns = row.split(" ;; ", -1);
        String[] form = columns[0].split(" -> ", -1);
        return new CommandForm(
                FormReader.read(form[0]),
                form.length == 2 ? Optional.of(form[1]) : Optional.empty(),
                sources.apply(columns[1]),
                columns.length == 3 ? FormRules.of(columns[2]) : FormRules.NONE);
    }

    /** What one command must look like. */
    sealed interface Shape {
        /** Tries it on the words from {@code at} on; {@code next} tries what follows. */
        boolean matches(Attempt attempt, int at, IntPredicate next);
    }

    /** A word that must stand as it is. */
    record Literal(String word) implements Shape {
        @Override
        public boolean matches(Attempt attempt, int at, IntPredicate next) {
            if (at >= attempt.words().size()
                    || !word.equalsIgnoreCase(attempt.words().get(at).text())) {
                attempt.fail(at, Optional.empty());
                return false;
            }
            return next.test(at + 1);
        }
    }

    /** A value, perhaps behind a fixed beginning such as {@code ipv4:}. */
    record Value(String prefix, ValueType type, Optional<Name> name, boolean pattern) implements Shape {
        @Override
        public boolean matches(Attempt attempt, int at, IntPredicate next) {
            if (at >= attempt.words().size() && !(type.takesRest() && at > 0)) {
                attempt.fail(at, Optional.empty());
                return false;
            }
            String value = type.takesRest()
                    ? attempt.restFrom(at)
                    : attempt.words().get(at).text();
            if (!value.regionMatches(true, 0, prefix, 0, prefix.length())) {
                attempt.fail(at, Optional.empty());
                return false;
            }
            String bare = value.substring(prefix.length());
            Optional<String> complaint = type.complaint().apply(bare);
            if (complaint.isPresent()) {
                attempt.fail(at, complaint.map(words -> "\"" + bare + "\" " + words));
                return false;
            }
            int mark = attempt.names().size();
            name.ifPresent(wanted -> attempt.names().add(new Named(wanted, bare)));
            if (next.test(type.takesRest() ? attempt.words().size() : at + 1)) {
                if (pattern) {
                    attempt.patterns().add(bare);
                }
                return true;
            }
            attempt.names().subList(mark, attempt.names().size()).clear();
            return false;
        }
    }

    /** One after the other. */
    record Sequence(List<Shape> shapes) implements Shape {
        @Override
        public boolean matches(Attempt attempt, int at, IntPredicate next) {
            return from(0, attempt, at, next);
        }

        private boolean from(int index, Attempt attempt, int at, IntPredicate next) {
            return index == shapes.size()
                    ? next.test(at)
                    : shapes.get(index).matches(attempt, at, then -> from(index + 1, attempt, then, next));
        }
    }

    /** One of several; none when it is optional. */
    record Choice(List<Shape> shapes, boolean optional) implements Shape {
        @Override
        public boolean matches(Attempt attempt, int at, IntPredicate next) {
            for (Shape shape : shapes) {
                if (shape.matches(attempt, at, next)) {
                    return true;
                }
            }
            return optional && next.test(at);
        }
    }

    /** A name the value defines or refers to. */
    record Name(String namespace, Use use) {
        enum Use {
            NEW,
            OPEN,
            USE
        }
    }

    /** A name as it was found. */
    record Named(Name name, String value) {}

    /** One try of a form on a line. */
    record Attempt(String line, List<Word> words, List<Named> names, List<String> patterns, Furthest furthest) {
        static Attempt on(String line, List<Word> words) {
            return new Attempt(line, words, new ArrayList<>(), new ArrayList<>(), new Furthest());
        }

        boolean matches(Shape shape) {
            names.clear();
            patterns.clear();
            return shape.matches(this, 0, end -> {
                if (end < words.size()) {
                    fail(end, Optional.empty());
                }
                return end == words.size();
            });
        }

        String restFrom(int at) {
            return at < words.size() ? line.substring(words.get(at).start()) : "";
        }

        void fail(int at, Optional<String> complaint) {
            furthest.note(at, complaint);
        }
    }

    /** How far any form got on a line, and what stopped it there. */
    static final class Furthest {
        private int at = -1;
        private Optional<String> complaint = Optional.empty();

        void note(int position, Optional<String> words) {
            if (position > at || position == at && complaint.isEmpty()) {
                at = position;
                complaint = words;
            }
        }

        int at() {
            return at;
        }

        /** What is wrong with the value there; empty when the word itself is not known. */
        Optional<String> complaint() {
            return complaint;
        }
    }
}
