package io.cloudconnect.trunk.function.reconcile;

import java.util.List;

/** The steps for the numbers. */
record NumberPlan(List<TrunkStep> adding, List<TrunkStep> removing, List<String> warnings) {}
