package io.cloudconnect.cli;

import io.cloudconnect.app.ExistingElasticIp;
import io.cloudconnect.app.Site;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that name addresses of a site's routers, one a router. */
final class AddressOptions {
    @Option(
            names = "--elastic-ip",
            paramLabel = "IP",
            split = ",",
            description = "The router's Elastic IP; for a pair give one after the other.")
    private List<String> elasticIps = List.of();

    @Option(
            names = "--private-ip",
            paramLabel = "IP",
            split = ",",
            description = "The address of its first interface; likewise.")
    private List<String> privateIps = List.of();

    @Option(
            names = "--inside-ip",
            paramLabel = "IP",
            split = ",",
            description = "The address of its second interface; likewise.")
    private List<String> insideIps = List.of();

    @Option(
            names = "--router",
            paramLabel = "N",
            description = "Which router of a pair, 1 or 2. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int router;

    /** The router that is meant, from 0. */
    int router(Site site) {
        int routers = count(site);
        if (router < 1 || router > routers) {
            throw new UserError("--router " + router + ": site " + site + " has " + routers + "; count from 1");
        }
        return router - 1;
    }

    /**
     * The addresses of all routers: those given, else those that stand, else those the site file names, else samples.
     *
     * @param standing of the deployed stack, empty where it is not asked
     */
    SiteAddresses of(Site site, List<RouterAddresses> standing) {
        int meant = router(site);
        List<Optional<String>> elastic = given("--elastic-ip", elasticIps, site, meant);
        List<Optional<String>> privates = given("--private-ip", privateIps, site, meant);
        List<Optional<String>> inside = given("--inside-ip", insideIps, site, meant);
        if (!insideIps.isEmpty() && site.router().interfaces() == 1) {
            throw new UserError("--inside-ip: site " + site + " has one interface a router; leave it out");
        }
        List<ExistingElasticIp> named = site.router().elasticIps();
        List<RouterAddresses> known = new ArrayList<>();
        for (int index = 0; index < count(site); index++) {
            Optional<RouterAddresses> stands =
                    index < standing.size() ? Optional.of(standing.get(index)) : Optional.empty();
            RouterAddresses sample = RouterAddresses.sample(index);
            known.add(new RouterAddresses(
                    elastic.get(index)
                            .or(() -> stands.map(RouterAddresses::elasticIp))
                            .or(() -> named.stream()
                                    .skip(known.size())
                                    .findFirst()
                                    .map(ExistingElasticIp::address))
                            .orElse(sample.elasticIp()),
                    privates.get(index)
                            .or(() -> stands.map(RouterAddresses::privateIp))
                            .orElse(sample.privateIp()),
                    inside.get(index)
                            .or(() -> stands.flatMap(RouterAddresses::insideIp))
                            .or(sample::insideIp)));
        }
        requirePublic(elastic);
        requireDistinct("--elastic-ip", known, RouterAddresses::elasticIp);
        requireDistinct("--private-ip", known, RouterAddresses::privateIp);
        return new SiteAddresses(known);
    }

    /** One for each router; a single one is the meant router's. */
    private static List<Optional<String>> given(String option, List<String> texts, Site site, int meant) {
        int routers = count(site);
        if (texts.size() > routers) {
            throw new UserError(option + ": " + texts.size() + " addresses, and site " + site + " has " + routers
                    + (routers == 1 ? " router" : " routers") + "; give one a router");
        }
        List<Optional<String>> addresses = new ArrayList<>();
        for (int index = 0; index < routers; index++) {
            boolean single = texts.size() == 1;
            addresses.add(
                    single && index == meant
                            ? Optional.of(address(option, texts.get(0)))
                            : single || texts.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(address(option, texts.get(index))));
        }
        return addresses;
    }

    private static void requirePublic(List<Optional<String>> elasticIps) {
        elasticIps.stream()
                .flatMap(Optional::stream)
                .filter(address -> !Cidr.of(address).isPublic())
                .forEach(address -> {
                    throw new UserError("--elastic-ip: " + address
                            + " is no public address; write the Elastic IP, and this one as --private-ip");
                });
    }

    private static void requireDistinct(
            String option, List<RouterAddresses> routers, Function<RouterAddresses, String> address) {
        if (routers.stream().map(address).distinct().count() < routers.size()) {
            throw new UserError(
                    option + ": both routers have " + address.apply(routers.get(0)) + "; give each its own");
        }
    }

    private static String address(String option, String text) {
        try {
            Cidr address = Cidr.of(text);
            if (address.prefix() == 32) {
                return address.address();
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(option + ": " + e.getMessage());
        }
        throw new UserError(option + ": " + text + " is a network; write one address");
    }

    private static int count(Site site) {
        return site.router().redundancy().routers();
    }
}
