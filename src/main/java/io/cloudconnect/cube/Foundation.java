package io.cloudconnect.cube;

import java.util.List;

/** Identity, hardening, licence and interfaces: what any router needs before it speaks SIP. */
final class Foundation {
    /** Amazon Time Sync and the VPC's resolver answer in every VPC without a route. */
    private static final String TIME_SERVER = "169.254.169.123";

    private static final String RESOLVER = "169.254.169.253";
    private static final String ADMIN_LIST = "MGMT-ACCESS";

    private Foundation() {}

    static List<Section> sections(CubeSettings settings) {
        return List.of(identity(settings), hardening(settings), licence(settings), interfaces(settings));
    }

    static Section login(CubeSettings settings) {
        return Section.of("Login lines", block -> block.mode("line con 0", line -> line.add("exec-timeout 10 0"))
                .mode("line vty 0 15", line -> line.when(
                                !settings.adminNetworks().isEmpty(), "access-class %s in", ADMIN_LIST)
                        .add("exec-timeout 10 0")
                        .add("transport input ssh")));
    }

    private static Section identity(CubeSettings settings) {
        return Section.of("Identity, time and log", block -> block.add("hostname %s", settings.hostname())
                .add("service timestamps debug datetime msec")
                .add("service timestamps log datetime msec")
                .add("service sequence-numbers")
                .add("ip domain lookup")
                .add("ip name-server %s", RESOLVER)
                .add("ntp server %s", TIME_SERVER)
                .add("logging buffered 1000000")
                // Warnings reach the console, where EC2 shows whether a line of this was refused.
                .add("logging console warnings")
                .mode("archive", archive -> archive.add("path bootflash:archive")
                        .add("maximum 10")
                        .add("write-memory")
                        .mode("log config", log -> log.add("logging enable").add("hidekeys"))));
    }

    private static Section hardening(CubeSettings settings) {
        return Section.of("Access and hardening", block -> block.add("service password-encryption")
                .add("service tcp-keepalives-in")
                .add("no service pad")
                .add("no ip http server")
                .add("no ip http secure-server")
                .add("no ip source-route")
                .add("aaa new-model")
                .add("aaa authentication login default local")
                .add("aaa authorization exec default local")
                .add("login block-for 120 attempts 3 within 60")
                .add("login on-failure log")
                .add("ip ssh version 2")
                .add("ip ssh server algorithm authentication publickey keyboard")
                .when(!settings.adminNetworks().isEmpty(), inner -> administrators(inner, settings)));
    }

    private static void administrators(Block block, CubeSettings settings) {
        block.mode(
                        "ip access-list standard " + ADMIN_LIST,
                        list -> list.each(
                                settings.adminNetworks().stream().distinct().toList(),
                                (entry, network) -> entry.add("permit %s %s", network.address(), network.wildcard())))
                // While strangers are being kept out, administrators still come in.
                .add("login quiet-mode access-class %s", ADMIN_LIST);
    }

    private static Section licence(CubeSettings settings) {
        return Section.of("Licence and throughput", block -> block.add(
                        "platform hardware throughput level MB %s",
                        settings.licence().throughputMbps())
                .add("license smart transport smart")
                .add("license smart url default")
                .add("ip http client source-interface GigabitEthernet1"));
    }

    private static Section interfaces(CubeSettings settings) {
        return Section.of("Interfaces", block -> {
            block.mode("interface GigabitEthernet1", outside -> outside.add("description Outside")
                    .add("ip address dhcp")
                    .add("no ip redirects")
                    .add("no ip proxy-arp")
                    .add("no shutdown"));
            if (settings.interfaces() == 2) {
                inside(block, settings);
            }
            if (settings.overVpn()) {
                block.mode("interface Loopback1", loopback -> loopback.add(
                                "description The Elastic IP, as Twilio knows it")
                        .add(
                                "ip address %s 255.255.255.255",
                                settings.addresses().elasticIp()));
            }
        });
    }

    private static void inside(Block block, CubeSettings settings) {
        boolean named = settings.insideGateway().isPresent();
        block.mode("interface GigabitEthernet2", inside -> inside.add("description Inside")
                .add("ip address dhcp")
                // A second default route would send half the packets for Twilio to the premises.
                .add(named ? "no ip dhcp client request router" : "ip dhcp client default-router distance 255")
                .add("no ip redirects")
                .add("no ip proxy-arp")
                .add("no shutdown"));
        if (settings.onPremises().vpn().isEmpty()) {
            block.each(
                    settings.onPremises().networks(),
                    (route, network) -> route.add(
                            "ip route %s %s %s",
                            network.address(),
                            network.mask(),
                            settings.insideGateway().orElse("GigabitEthernet2 dhcp")));
        }
    }
}
