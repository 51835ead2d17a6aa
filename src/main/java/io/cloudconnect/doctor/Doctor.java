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
import java.util.stream.Stream;

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
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding::id);

    /** An array, since an iterator would be asked for each of sixty rules in each call. */
    private final Rule[] rules = Rules.all().toArray(Rule[]::new);

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
        CallDiagnosis diagnosis = look(begin(call));
        conclude(diagnosis);
        return diagnosis;
    }

    /** Examines calls as they come, on all processors there are; the answer is the same on any number of them. */
    public void examineAll(Stream<Call> calls) {
        examineAll(calls, Runtime.getRuntime().availableProcessors());
    }

    void examineAll(Stream<Call> calls, int processors) {
        if (processors == 1) {
            calls.forEach(this::examine);
            return;
        }
        try (Examination examination = new Examination(this, processors)) {
            examination.examine(calls.iterator());
        }
    }

    /** A call not yet looked at. What it may be held against is what the trace has told so far, so the order counts. */
    CallDiagnosis begin(Call call) {
        Optional<Instant> end = call.end().map(TraceTime::instant);
        if (end.isPresent() && (clock.isEmpty() || end.get().isAfter(clock.get()))) {
            clock = end;
        }
        return new CallDiagnosis(new CallView(call, site, clock), List.of());
    }

    /** Looks for what is wrong with a call; changes nothing, so that several calls may be looked at at one time. */
    CallDiagnosis look(CallDiagnosis begun) {
        return begun.call().isWithTwilio() ? new CallDiagnosis(begun.view(), findings(begun.view())) : begun;
    }

    /** Counts a call that was looked at, in the order of the trace. */
    void conclude(CallDiagnosis diagnosis) {
        if (!diagnosis.call().isWithTwilio()) {
            others++;
            return;
        }
        for (Watcher watcher : watchers) {
            watcher.see(diagnosis.view());
        }
        count(diagnosis);
    }

    private List<Finding> findings(CallView view) {
        Map<String, Hit> hits = Map.of();
        for (Rule rule : rules) {
            List<Hit> found = rule.examine(view);
            // Few rules find anything: to ask that first spares an iterator for each, and a map for most calls.
            if (!found.isEmpty()) {
                hits = hits.isEmpty() ? new LinkedHashMap<>() : hits;
                for (Hit hit : found) {
                    hits.merge(hit.id(), hit, Hit::and);
                }
            }
        }
        if (hits.isEmpty()) {
            return List.of();
        }
        Set<String> hidden = new HashSet<>();
        for (String id : hits.keySet()) {
            FindingRow row = Catalogue.row(id);
            hidden.addAll(row.hides());
            if (row.alone() && hits.size() > 1) {
                hidden.add(id);
            }
        }
        List<Finding> findings = new ArrayList<>(hits.size());
        for (Hit hit : hits.values()) {
            if (!hidden.contains(hit.id())) {
                findings.add(new Finding(hit, view::commonValues, site.isPresent()));
            }
        }
        findings.sort(WORST_FIRST);
        return List.copyOf(findings);
    }

    private void count(CallDiagnosis diagnosis) {
        calls++;
        boolean troubled = diagnosis.worst().orElse(Severity.NOTE) != Severity.NOTE;
        sick += troubled ? 1 : 0;
        boolean firstOfItsKind = false;
        boolean common = !diagnosis.findings().isEmpty();
        for (Finding finding : diagnosis.findings()) {
            long count = byFinding.merge(finding.id(), 1L, Long::sum);
            firstOfItsKind |= count == 1;
            common &= count > OF_A_KIND_KEPT;
        }
        boolean worthIt = troubled ? !common : healthyKept < HEALTHY_KEPT;
        if (!firstOfItsKind && (!worthIt || kept.size() >= CALLS_KEPT)) {
            return;
        }
        long size = diagnosis.call().size();
        if (firstOfItsKind || bytes + size <= BYTES_KEPT) {
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
                .map(hit -> new Finding(hit, () -> common, site.isPresent()))
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
        return diagnosis.call().start().map(TraceTime::instant).orElse(Instant.EPOCH);
    }
}
