package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the times of log lines; one is used over and over, since a log has millions of them on few days. */
final class LogTime {
    private static final int THIS_YEAR = LocalDate.now(ZoneOffset.UTC).getYear();

    private int year;
    private int month;
    private int day;
    private int secondOfDay;
    private int nanos;
    private int fractionDigits;
    private int offsetSeconds;
    private boolean yearKnown;
    private TraceTime.Clock clock = TraceTime.Clock.TRUSTED;
    private Optional<String> zone = Optional.empty();
    private byte[] zoneBytes = {};

    private int cachedDate;
    private long cachedEpochDay;

    /** Three letters of a month and a blank. */
    static boolean isMonth(byte[] bytes, int from, int to) {
        return from + 4 <= to && bytes[from + 3] == ' ' && monthAt(bytes, from) > 0;
    }

    private static int monthAt(byte[] bytes, int from) {
        return switch (bytes[from] << 16 | bytes[from + 1] << 8 | bytes[from + 2]) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 1;
            case 'F' << 16 | 'e' << 8 | 'b' -> 2;
            case 'M' << 16 | 'a' << 8 | 'r' -> 3;
            case 'A' << 16 | 'p' << 8 | 'r' -> 4;
            case 'M' << 16 | 'a' << 8 | 'y' -> 5;
            case 'J' << 16 | 'u' << 8 | 'n' -> 6;
            case 'J' << 16 | 'u' << 8 | 'l' -> 7;
            case 'A' << 16 | 'u' << 8 | 'g' -> 8;
            case 'S' << 16 | 'e' << 8 | 'p' -> 9;
            case 'O' << 16 | 'c' << 8 | 't' -> 10;
            case 'N' << 16 | 'o' << 8 | 'v' -> 11;
            case 'D' << 16 | 'e' << 8 | 'c' -> 12;
            default -> 0;
        };
    }

    /** {@code *Oct 9 2026 15:37:24.593 EST}; the end of it, -1 where it is none. */
    int readCisco(byte[] bytes, int from, int to) {
        int index = from;
        TraceTime.Clock found = TraceTime.Clock.TRUSTED;
        if (bytes[index] == '*' || bytes[index] == '.') {
            found = bytes[index] == '*' ? TraceTime.Clock.UNSET : TraceTime.Clock.DRIFTING;
            index++;
        }
        if (!isMonth(bytes, index, to)) {
            return -1;
        }
        int foundMonth = monthAt(bytes, index);
        index = Bytes.skipBlanks(bytes, index + 3, to);
        int dayEnd = Bytes.skipDigits(bytes, index, to);
        if (dayEnd == index || dayEnd - index > 2) {
            return -1;
        }
        int foundDay = (int) Bytes.number(bytes, index, dayEnd);
        index = Bytes.skipBlanks(bytes, dayEnd, to);
        int yearEnd = Bytes.skipDigits(bytes, index, to);
        boolean withYear = yearEnd - index == 4 && yearEnd < to && bytes[yearEnd] == ' ';
        int foundYear = withYear ? (int) Bytes.number(bytes, index, yearEnd) : THIS_YEAR;
        int end = clockTime(bytes, withYear ? yearEnd + 1 : index, to);
        if (end < 0 || foundDay < 1 || foundDay > 31) {
            return -1;
        }
        clock = found;
        yearKnown = withYear;
        year = foundYear;
        month = foundMonth;
        day = foundDay;
        offsetSeconds = 0;
        return zoneName(bytes, end, to);
    }

    /** {@code 2026-11-24T04:05:06.123456+01:00}; the end of it, -1 where it is none. */
    int readIso(byte[] bytes, int from, int to) {
        if (to - from < 19
                || bytes[from + 4] != '-'
                || bytes[from + 7] != '-'
                || bytes[from + 10] != 'T' && bytes[from + 10] != ' '
                || Bytes.skipDigits(bytes, from, to) != from + 4
                || Bytes.skipDigits(bytes, from + 5, to) != from + 7
                || Bytes.skipDigits(bytes, from + 8, to) != from + 10) {
            return -1;
        }
        int foundMonth = (int) Bytes.number(bytes, from + 5, from + 7);
        int foundDay = (int) Bytes.number(bytes, from + 8, from + 10);
        int end = clockTime(bytes, from + 11, to);
        if (end < 0 || foundMonth < 1 || foundMonth > 12 || foundDay < 1 || foundDay > 31) {
            return -1;
        }
        clock = TraceTime.Clock.TRUSTED;
        yearKnown = true;
        year = (int) Bytes.number(bytes, from, from + 4);
        month = foundMonth;
        day = foundDay;
        zone = Optional.empty();
        zoneBytes = new byte[0];
        return offset(bytes, end, to);
    }

    /** {@code 15:37:24.593}; the end of it, -1 where it is none. */
    private int clockTime(byte[] bytes, int from, int to) {
        int end = from + 8;
        if (end > to || bytes[from + 2] != ':' || bytes[from + 5] != ':' || end < to && Bytes.isDigit(bytes[end])) {
            return -1;
        }
        int hour = Bytes.twoDigits(bytes, from);
        int minute = Bytes.twoDigits(bytes, from + 3);
        int second = Bytes.twoDigits(bytes, from + 6);
        if (hour < 0 || minute < 0 || second < 0) {
            return -1;
        }
        secondOfDay = hour * 3600 + minute * 60 + second;
        nanos = 0;
        fractionDigits = 0;
        if (end + 1 < to && (bytes[end] == '.' || bytes[end] == ',') && Bytes.isDigit(bytes[end + 1])) {
            int fractionEnd = Bytes.skipDigits(bytes, end + 1, to);
            fractionDigits = Math.min(9, fractionEnd - end - 1);
            nanos = (int) Bytes.number(bytes, end + 1, end + 1 + fractionDigits);
            for (int digit = fractionDigits; digit < 9; digit++) {
                nanos *= 10;
            }
            end = fractionEnd;
        }
        return end;
    }

    /** {@code EST} before the colon; kept as written, since such names do not say one offset. */
    private int zoneName(byte[] bytes, int from, int to) {
        int index = from;
        if (index + 1 < to && bytes[index] == ' ' && bytes[index + 1] >= 'A' && bytes[index + 1] <= 'Z') {
            int end = index + 1;
            while (end < to && end - index <= 6 && bytes[end] >= 'A' && bytes[end] <= 'Z') {
                end++;
            }
            if (end < to && bytes[end] == ':') {
                if (!java.util.Arrays.equals(bytes, index + 1, end, zoneBytes, 0, zoneBytes.length)) {
                    zoneBytes = java.util.Arrays.copyOfRange(bytes, index + 1, end);
                    zone = Optional.of(new String(zoneBytes, StandardCharsets.US_ASCII));
                }
                return end;
            }
        }
        if (zoneBytes.length > 0) {
            zone = Optional.empty();
            zoneBytes = new byte[0];
        }
        return from;
    }

    private int offset(byte[] bytes, int from, int to) {
        offsetSeconds = 0;
        if (from < to && bytes[from] == 'Z') {
            return from + 1;
        }
        if (to - from >= 6
                && (bytes[from] == '+' || bytes[from] == '-')
                && bytes[from + 3] == ':'
                && Bytes.skipDigits(bytes, from + 1, to) == from + 3
                && Bytes.skipDigits(bytes, from + 4, to) >= from + 6) {
            int seconds = (int)
                    (Bytes.number(bytes, from + 1, from + 3) * 3600 + Bytes.number(bytes, from + 4, from + 6) * 60);
            offsetSeconds = bytes[from] == '-' ? -seconds : seconds;
            return from + 6;
        }
        return from;
    }

    TraceTime toTraceTime() {
        int date = (year << 9) + (month << 5) + day;
        if (date != cachedDate) {
            int length = java.time.YearMonth.of(year, month).lengthOfMonth();
            cachedEpochDay = LocalDate.of(year, month, Math.min(day, length)).toEpochDay();
            cachedDate = date;
        }
        return new TraceTime(
                Instant.ofEpochSecond(cachedEpochDay * 86_400 + secondOfDay - offsetSeconds, nanos),
                fractionDigits == 0
                        ? ChronoUnit.SECONDS
                        : fractionDigits <= 3
                                ? ChronoUnit.MILLIS
                                : fractionDigits <= 6 ? ChronoUnit.MICROS : ChronoUnit.NANOS,
                yearKnown,
                zone,
                clock);
    }
}
