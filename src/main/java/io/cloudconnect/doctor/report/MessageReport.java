package io.cloudconnect.doctor.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message in words.
 *
 * @param number in the call, from 1
 * @param label {@code INVITE}, {@code 200 OK}
 * @param sent true: from the router to Twilio
 * @param repeated true: a retransmission
 * @param described true: it has a session description
 */
public record MessageReport(
        int number,
        String label,
        boolean sent,
        boolean repeated,
        boolean described,
        Optional<Instant> time,
        String place,
        List<String> lines) {}
