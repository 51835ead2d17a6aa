package io.cloudconnect.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityPlanTest {
    @ParameterizedTest
    @CsvSource({
        // 160 + 12 + 8 + 20 + 18, with 10 more of SRTP, and 8 + 8 + 2 + padding + 16 + 8 + 20 more of ESP in UDP in IP
        "false, false, 218, 87.2, 100.0",
        "true, false, 228, 91.2, 100.0",
        "false, true, 282, 112.8, 112.8",
        "true, true, 290, 116.0, 116.0",
    })
    void countsEveryByteOfAPacket(boolean secure, boolean ipsec, int bytes, double kbps, double ordered) {
        CallBandwidth call = CallBandwidth.g711(secure, ipsec);

        assertThat(call.bytes()).isEqualTo(bytes);
        assertThat(call.kbps()).isEqualTo(kbps);
        assertThat(call.orderedKbps()).isEqualTo(ordered);
    }

    @ParameterizedTest
    @CsvSource({
        "10, true, 10 Mbit/s",
        "100, true, 10 Mbit/s",
        "101, false, 100 Mbit/s",
        "1000, false, 100 Mbit/s",
        "1001, false, 1000 Mbit/s",
        "10000, false, 1000 Mbit/s",
        "10001, false, more than ashburn-ix offers",
    })
    void ordersTheSmallestConnectionThatCarriesTheCalls(int calls, boolean fits, String order) {
        Limit connection = limit(plan("{region: us-east-1, trunk: {domain: a}}", calls), "Interconnect");

        assertThat(connection.needed()).isEqualTo(order);
        assertThat(connection.fits()).isEqualTo(fits);
        assertThat(connection.calls()).isEqualTo(100);
    }

    @Test
    void offersTheSizesOfTheExchange() {
        String london = "{region: eu-west-1, trunk: {domain: a}}";

        assertThat(limit(plan(london, 4000), "Interconnect").needed()).isEqualTo("500 Mbit/s");
    }

    @Test
    void countsMoreForACallInsideIpsec() {
        String tunnelled = "{region: us-east-1, trunk: {domain: a}, interconnect: {path: vpn, peer: 192.0.2.1}}";

        assertThat(limit(plan(tunnelled, 88), "Interconnect").fits()).isTrue();
        assertThat(limit(plan(tunnelled, 89), "Interconnect").remedy())
                .contains("interconnect.bandwidthMbps: 100, ordered from Twilio");
    }

    @ParameterizedTest
    @CsvSource({"10, 50, true, 10 Mbit/s", "10, 51, false, 50 Mbit/s", "250, 1250, true, 250 Mbit/s", "250, 1251, false, 500 Mbit/s", "10000, 60000, false, more than there is"})
    void ordersTheSmallestThroughputThatCarriesBothStreams(int level, int calls, boolean fits, String order) {
        Limit throughput = limit(
                plan("{region: us-east-1, trunk: {domain: a}, router: {licence: {throughputMbps: " + level + "}}}", calls),
                "Licensed throughput");

        assertThat(throughput.fits()).isEqualTo(fits);
        assertThat(throughput.needed()).isEqualTo(order);
    }

    @Test
    void asksForNoConnectionWhereThereIsNone() {
        CapacityPlan plan = plan("{region: us-east-1, exchange: 'public:ashburn', trunk: {domain: a}}", 101);

        assertThat(plan.limits()).extracting(Limit::name).doesNotContain("Interconnect");
        assertThat(plan.fits()).isFalse();
        assertThat(limit(plan, "Router's dial-peers").remedy()).contains("interconnect.bandwidthMbps: 11, what the Internet access is good for");
    }

    @Test
    void countsFourRtpPortsACall() {
        String narrow = "{region: us-east-1, trunk: {domain: a}, router: {rtpPorts: {from: 20000, to: 20198}}}";

        assertThat(limit(plan(narrow, 50), "RTP ports").fits()).isTrue();
        assertThat(limit(plan(narrow, 51), "RTP ports").remedy()).contains("router.rtpPorts: a range of 204 ports or more");
    }

    @ParameterizedTest
    @CsvSource({
        "180, 180, 1, true, ''",
        "181, 180, 1, false, to 2 CPS: by yourself with an approved Business Profile",
        "90, 10, 1, false, 'to 9 CPS: ask Twilio'",
        "90, 10, 9, true, ''",
    })
    void holdsCallsASecondAgainstTheTrunksLimit(int calls, int seconds, int granted, boolean fits, String remedy) {
        Limit rate = limit(plan(site(), new Demand(calls, seconds, granted)), "Calls a second, trunk");

        assertThat(rate.fits()).isEqualTo(fits);
        assertThat(rate.remedy().orElse("")).contains(remedy);
    }

    @Test
    void holdsCallsASecondAgainstWhatOneAddressMayStart() {
        // Four addresses of the public edge, which takes the calls until there is a connection.
        assertThat(limit(plan(site(), new Demand(120, 1, 200)), "Calls a second, address").fits()).isTrue();
        assertThat(limit(plan(site(), new Demand(121, 1, 200)), "Calls a second, address").fits()).isFalse();
    }

    @Test
    void carriesTheLeastOfAll() {
        CapacityPlan plan = plan(site(), 100);

        assertThat(plan.calls()).isEqualTo(100).isEqualTo(plan.admitted());
        assertThat(plan.fits()).isTrue();
        assertThat(plan(site(), 101).fits()).isFalse();
    }

    @Test
    void refusesADemandOfNothing() {
        assertThatThrownBy(() -> new Demand(0, 1, 1)).hasMessageContaining("calls 0").hasMessageContaining("1 or more");
    }

    private static String site() {
        return "{region: us-east-1, trunk: {domain: a}}";
    }

    private static CapacityPlan plan(String site, int calls) {
        return plan(site, new Demand(calls, 180, 1000));
    }

    private static CapacityPlan plan(String text, Demand demand) {
        SitesFile file = SitesFile.parse("twilio: {credentials: a}\nsites:\n  a: " + text + "\n", Path.of("sites.yaml"));
        Site site = file.site("a");
        return CapacityPlan.of(new SiteProps(file.twilio(), site).routerConfiguration().settings(0), site.edge(), demand);
    }

    private static Limit limit(CapacityPlan plan, String name) {
        return plan.limits().stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
