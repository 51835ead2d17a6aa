package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.CallView;
import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import io.cloudconnect.doctor.rules.Hit;
import io.cloudconnect.doctor.rules.Rule;
import io.cloudconnect.doctor.rules.Rules;
import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.SiteFacts;
import io.cloudconnect.doctor.rules.Watcher;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.TraceTime;
import io.cloudconnect.sip.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Examines calls one after the other and says what is wrong with them.
 *
 * <p>It keeps the calls it has something to say about, up to a bound of memory, and counts the rest.
 */
public final class Doctor {
    private static final long BYTES_KEPT = 48L << 20;
    private static final int CALLS_KEPT = 1_000;
    private static final int HEALTHY_KEPT = 25;
    private static final int OF_A_KIND_KEPT = 100;

    private final List<Rule> rules = Rules.all();
    private final List<Watcher> watchers = Rules.watchers();
    private final Optional<SiteFacts> site;
    private final List<CallDiagnosis> kept = new ArrayList<>();
    private final Map<String, Long> byFinding = new TreeMap<>();
    private long bytes;
    private long calls;
    private long sick;
    private long healthyKept;
    private long others;
    private Optional<Instant> clock = Optional.empty();

    private Doctor(Optional<SiteFacts> site) {
        this.site = site;
    }

    /** A doctor who knows nothing of the site. */
    public static Doctor create() {
        return new Doctor(Optional.empty());
    }

    /** A doctor who knows what the site is meant to be. */
    public static Doctor forSite(SiteFacts site) {
        return new Doctor(Optional.of(site));
    }

    /** Examines a call, and keeps it where there is something to tell. */
    public CallDiagnosis examine(Call call) {
        call.timings()
                .end()
                .ifPresent(end -> clock = Optional.of(
                        clock.filter(known -> known.isAfter(end.instant())).orElse(end.instant())));
        CallView view = new CallView(call, site, clock);
        List<Boolean> ours = call.messages().stream().map(view::isOurs).toList();
        if (call.role() == CallRole.INTERNAL) {
            others++;
            return new CallDiagnosis(call, List.of(), Optional.empty(), ours);
        }
        watchers.forEach(watcher -> watcher.see(view));
        CallDiagnosis diagnosis = new CallDiagnosis(call, findings(view), view.seenByTwilio(), ours);
        count(diagnosis);
        return diagnosis;
    }

    private List<Finding> findings(CallView view) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        for (Rule rule : rules) {
            rule.examine(view).forEach(hit -> hits.merge(hit.id(), hit, Hit::and));
        }
        Set<String> hidden = new HashSet<>();
        for (String id : hits.keySet()) {
            FindingRow row = Catalogue.row(id);
            hidden.addAll(row.hides());
            if (row.alone() && hits.size() > 1) {
                hidden.add(id);
            }
        }
        Map<String, String> common = hits.isEmpty() ? Map.of() : view.commonValues();
        return hits.values().stream()
                .filter(hit -> !hidden.contains(hit.id()))
                .map(hit -> Finding.of(hit, common, site.isPresent()))
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::id))
                .toList();
    }

    private void count(CallDiagnosis diagnosis) {
        calls++;
        boolean troubled =
                diagnosis.worst().filter(worst -> worst != Severity.NOTE).isPresent();
        sick += troubled ? 1 : 0;
        boolean firstOfItsKind = false;
        boolean common = !diagnosis.findings().isEmpty();
        for (Finding finding : diagnosis.findings()) {
            long count = byFinding.merge(finding.id(), 1L, Long::sum);
            firstOfItsKind |= count == 1;
            common &= count > OF_A_KIND_KEPT;
        }
        long size = diagnosis.call().messages().stream()
                .mapToLong(message -> message.message().size())
                .sum();
        boolean room = bytes + size <= BYTES_KEPT && kept.size() < CALLS_KEPT;
        boolean worthIt = troubled ? !common : healthyKept < HEALTHY_KEPT;
        if (firstOfItsKind || room && worthIt) {
            kept.add(diagnosis);
            bytes += size;
            healthyKept += troubled ? 0 : 1;
        }
    }

    /**
     * What all calls examined so far come to.
     *
     * @param messages how many messages were read
     */
    public Diagnosis diagnosis(List<Unreadable> unreadable, long messages) {
        Map<String, String> common = new LinkedHashMap<>();
        common.put(
                "host",
                site.map(one -> one.edge().terminationHost(one.trunk())).orElse("<trunk>.pstn.<edge>.twilio.com"));
        site.ifPresent(one -> common.put("site", one.name()));
        List<Finding> overall = watchers.stream()
                .flatMap(Watcher::found)
                .map(hit -> Finding.of(hit, common, site.isPresent()))
                .toList();
        List<CallDiagnosis> inOrder =
                kept.stream().sorted(Comparator.comparing(Doctor::beginning)).toList();
        return new Diagnosis(
                inOrder,
                overall,
                new Diagnosis.Counts(
                        calls, sick, others, messages, Collections.unmodifiableMap(new TreeMap<>(byFinding))),
                List.copyOf(unreadable),
                site.isPresent());
    }

    /** Calls come when they end; people read them in the order they began. */
    private static Instant beginning(CallDiagnosis diagnosis) {
        return diagnosis.call().timings().start().map(TraceTime::instant).orElse(Instant.EPOCH);
    }
}
