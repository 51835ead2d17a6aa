package io.cloudconnect.app;

import static io.cloudconnect.app.SitesFileMistakesTest.Row.meaning;
import static io.cloudconnect.app.SitesFileMistakesTest.Row.structure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row a mistake: what the file says, and what the user is told. */
class SitesFileMistakesTest {
    private static final Path FILE = Path.of("cloudconnect.yaml");

    /**
     * @param bySchema true where the JSON Schema sees the mistake too, so that an editor underlines it
     * @param site a line of the site virginia, beside {@code region} in line 4 and {@code trunk} in line 5
     * @param told the message after the file's name
     */
    record Row(boolean bySchema, String site, String told) {
        static Row structure(String site, String told) {
            return new Row(true, site, told);
        }

        static Row meaning(String site, String told) {
            return new Row(false, site, told);
        }

        String file() {
            String region = site.startsWith("region:") ? site : "region: us-east-1";
            String trunk = site.startsWith("trunk:") ? site : "trunk: {domain: gaman}";
            String further = site.equals(region) || site.equals(trunk) ? "" : "    " + site + "\n";
            return "twilio: {credentials: cloudconnect/twilio}\nsites:\n  virginia:\n    " + region + "\n    " + trunk
                    + "\n" + further;
        }

        @Override
        public String toString() {
            return site;
        }
    }

    private static final String SITE =
            "account, connection, exchange, expires, interconnect, network, onPremises, operations, region, retainElasticIp, router, trunk";
    private static final String ROUTER =
            "adminCidrs, bootMinutes, calledNumbers, elasticIps, emergencyNumbers, extraConfiguration, hostname, image, imdsv2, instanceType, interfaces, keyPair, licence, platform, redundancy, rtpPorts, transport, unsupportedInstanceType";

    static final List<Row> ROWS = List.of(
            structure("regoin: us-east-1", "6: sites.virginia.regoin: unknown field, with \"us-east-1\"; write \"region\""),
            structure("onPremise: {}", "6: sites.virginia.onPremise: unknown field, with a map; write \"onPremises\""),
            structure("router: {rtpPorts: {from: 10000, to: 32767}}", "6: sites.virginia.router.rtpPorts: RTP ports 10000-32767 have an odd bound, which IOS XE does not take; write 10000-32766"),
            structure("router: {rtpPorts: {from: 10000, to: 60000}}", "6: sites.virginia.router.rtpPorts: RTP ports 10000-60000 are not between 8000 and 48198, the lower first; write two such ports, as in 16384-32766"),
            structure("router: {elasticIps: [{address: 198.51.100.7}]}", "6: sites.virginia.router.elasticIps[0].allocationId: is missing; write it"),
            structure("router: {elasticIps: [{address: 198.51.100.7, allocationId: eip-1}]}", "6: sites.virginia.router.elasticIps[0].allocationId: \"eip-1\" is no allocation id; write it as in eipalloc-0123456789abcdef0"),
            meaning("router: {redundancy: pair, elasticIps: [{address: 198.51.100.7, allocationId: eipalloc-0123456789abcdef0}]}", "6: sites.virginia.router.elasticIps: has 1 address, and there are 2 routers; write one a router, or none"),
            meaning("router: {redundancy: pair, elasticIps: [{address: 198.51.100.7, allocationId: eipalloc-0123456789abcdef0}, {address: 198.51.100.8, allocationId: eipalloc-0123456789abcdef0}]}", "6: sites.virginia.router.elasticIps: has the same address twice; write one a router"),
            structure("onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 203.0.113.10, transitGatewayId: vgw-0123456789abcdef0}}", "6: sites.virginia.onPremises.vpn.transitGatewayId: \"vgw-0123456789abcdef0\" is no transit gateway; write it as in tgw-0123456789abcdef0"),
            meaning("onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10, transitGatewayId: tgw-0123456789abcdef0}}", "6: sites.virginia.onPremises.vpn.transitGatewayId: belongs to type site-to-site, and type is router; leave it out, or write type: site-to-site"),
            structure("router: {licence: {package: gold}}", "6: sites.virginia.router.licence.package: \"gold\" is not offered; there are network-essentials, network-advantage, network-premier"),
            meaning("router: {licence: {package: ax}}", "6: sites.virginia.router.licence.package: \"ax\" is not offered; there are network-essentials, network-advantage, network-premier"),
            meaning("router: {platform: csr1000v, image: ami-0123456789abcdef0, licence: {package: appx}, transport: udp}\n    onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10}}", "6: sites.virginia.router.licence: \"appx\" has neither TLS and SRTP nor IPsec; use ax, or send SIP by tcp without a VPN"),
            structure("router: {emergencyNumbers: [\"+911\"]}", "6: sites.virginia.router.emergencyNumbers: \"+911\" cannot be configured; use two to six digits, as in 911"),
            structure("router: {interfaces: 3}", "6: sites.virginia.router.interfaces: 3 is not offered; there are 1, 2"),
            structure("router: {interfaces: two}", "6: sites.virginia.router.interfaces: \"two\" is not offered; there are 1, 2"),
            structure("router: {licence: {throughputMbps: 300}}", "6: sites.virginia.router.licence.throughputMbps: 300 is not offered; there are 10, 50, 100, 250, 500, 1000, 2500, 5000, 10000"),
            structure("router: {licence: {throughputMbps: 99999999999999999999999}}", "6: sites.virginia.router.licence.throughputMbps: 99999999999999999999999 is not offered; there are 10, 50, 100, 250, 500, 1000, 2500, 5000, 10000"),
            structure("router: {platform: csr1000}", "6: sites.virginia.router.platform: \"csr1000\" is not offered; write \"csr1000v\""),
            structure("router: {redundancy: triple}", "6: sites.virginia.router.redundancy: \"triple\" is not offered; there are single, pair"),
            structure("router: {transport: sctp}", "6: sites.virginia.router.transport: \"sctp\" is not offered; write \"tcp\""),
            structure("router: {hostname: \"two words\"}", "6: sites.virginia.router.hostname: \"two words\" is no host name; write it as in vcube-virginia"),
            structure("router: {image: ami-123}", "6: sites.virginia.router.image: image \"ami-123\" is no AMI id; write ami- and 8 or 17 hexadecimal digits, as in ami-0123456789abcdef0"),
            structure("router: {image: c8000v}", "6: sites.virginia.router.image: \"c8000v\" is no image; write an AMI id, as in ami-0123456789abcdef0, or ssm:/aws/service/marketplace/prod-rhyp4n745z2jk/17.12.07b"),
            structure("router: {image: \"ssm:/aws/service/marketplace/prod-rhyp4n745z2jk/latest\"}", "6: sites.virginia.router.image: image parameter \"/aws/service/marketplace/prod-rhyp4n745z2jk/latest\" follows the newest release, so that an update would replace the router unasked; name a release, as in /aws/service/marketplace/prod-rhyp4n745z2jk/17.12.07b"),
            structure("router: {image: [a]}", "6: sites.virginia.router.image: a list where a text is expected; write one text"),
            structure("router: {extraConfiguration: [\"a\\nb\"]}", "6: sites.virginia.router.extraConfiguration[0]: \"a\\u000ab\" has characters a router does not take; write one line of ASCII, a list entry per line"),
            structure("router: {adminCidrs: 203.0.113.0/24}", "6: sites.virginia.router.adminCidrs: \"203.0.113.0/24\" is no list; write [one, another]"),
            structure("router: {adminCidrs: [\"203.0.113\"]}", "6: sites.virginia.router.adminCidrs[0]: \"203.0.113\" is no IPv4 network; write four numbers and a prefix, as in 10.20.0.0/16"),
            structure("router: []", "6: sites.virginia.router: a list where fields are expected; write its fields: " + ROUTER),
            structure("router: 7", "6: sites.virginia.router: the number 7 where fields are expected; write its fields: " + ROUTER),
            structure("router:", "6: sites.virginia.router: nothing where fields are expected; write its fields: " + ROUTER),
            structure("router: {rtpPorts: 16384-20000}", "6: sites.virginia.router.rtpPorts: \"16384-20000\" where fields are expected; write its fields: from, to"),
            structure("router: {elasticIps: [198.51.100.7]}", "6: sites.virginia.router.elasticIps[0]: \"198.51.100.7\" where fields are expected; write its fields: address, allocationId"),
            structure("authToken: 1234", "6: sites.virginia.authToken: unknown field; there are " + SITE),
            structure("recorder: 0123456789abcdef0123456789abcdef", "6: sites.virginia.recorder: unknown field; there are " + SITE),
            structure("recorder: a:b@host", "6: sites.virginia.recorder: unknown field; there are " + SITE),
            structure("authorisation: 1234", "6: sites.virginia.authorisation: unknown field; there are " + SITE),
            structure("author: me", "6: sites.virginia.author: unknown field, with \"me\"; there are " + SITE),
            structure("router: {keyPair: 7}", "6: sites.virginia.router.keyPair: the number 7 where a text is expected; put it in quotes: \"7\""),
            structure("recorder: [a]", "6: sites.virginia.recorder: unknown field, with a list; there are " + SITE),
            meaning("router: {instanceType: t2.medium}", "6: sites.virginia.router.instanceType: \"t2.medium\" is no type Cisco supports a vCUBE on; write c5.xlarge or c5.2xlarge, or set unsupportedInstanceType too"),
            meaning("router: {adminCidrs: [\"0.0.0.0/0\"]}", "6: sites.virginia.router.adminCidrs[0]: 0.0.0.0/0 is too wide; name the networks that are meant, /8 at the widest"),
            meaning("router: {adminCidrs: [\"203.0.112.0/7\"]}", "6: sites.virginia.router.adminCidrs[0]: 203.0.112.0/7 has bits set behind the prefix; write 202.0.0.0/7"),
            meaning("router: {adminCidrs: [\"203.0.113.1/24\"]}", "6: sites.virginia.router.adminCidrs[0]: 203.0.113.1/24 has bits set behind the prefix; write 203.0.113.0/24"),
            meaning("router: {rtpPorts: {from: 20000, to: 10000}}", "6: sites.virginia.router.rtpPorts: RTP ports 20000-10000 are not between 8000 and 48198, the lower first; write two such ports, as in 16384-32766"),
            meaning("router: {platform: csr1000v}", "6: sites.virginia.router.image: is missing, and no public image of CSR1000V is known; write the image you are subscribed to, ami-…, or platform: catalyst8000v"),
            meaning("router: {licence: {package: ax}}", "6: sites.virginia.router.licence.package: \"ax\" is not offered; there are network-essentials, network-advantage, network-premier"),
            meaning("router: {image: {eu-west-1: ami-0123456789abcdef0}}", "6: sites.virginia.router.image: has no image for us-east-1; add a line \"us-east-1: ami-…\""),
            meaning("router: {hostname: CSR1000V}", "6: sites.virginia.router.hostname: \"CSR1000V\" is the product's name, which breaks licensing; call the router otherwise"),
            meaning("router: {extraConfiguration: [reload]}", "6: sites.virginia.router.extraConfiguration: \"reload\" leaves or bypasses configuration mode; type it by hand"),
            meaning("router: {extraConfiguration: [\"no ip address trusted authenticate\"]}", "6: sites.virginia.router.extraConfiguration: \"no ip address trusted authenticate\" would let everyone on the Internet call out; leave the list in force"),
            meaning("onPremises: {callManagers: [10.1.1.10], gateways: [10.1.1.10]}", "6: sites.virginia.onPremises: \"10.1.1.10/32\" stands there twice; list every address once, under what it is"),
            meaning("onPremises: {networks: [203.0.113.0/24], vpn: {type: router, peer: 203.0.113.10}}", "6: sites.virginia.onPremises.vpn: \"203.0.113.10/32\" cannot be configured; lies inside a network that the tunnel itself carries"),
            structure("region: virginia", "4: sites.virginia.region: \"virginia\" is no AWS region; write it as in us-east-1"),
            meaning("region: eu-north-1", "4: sites.virginia.region: no exchange serves the region \"eu-north-1\"; name one, or use a region that has one: us-east-1 (ashburn-ix), us-west-2, us-west-1 (san-jose-ix), eu-west-1, eu-west-2 (london-ix), eu-central-1 (frankfurt-ix), ap-southeast-1 (singapore-ix), ap-northeast-1 (tokyo-ix), ap-southeast-2 (sydney-ix), sa-east-1 (sao-paulo-ix)"),
            structure("region: [us-east-1]", "4: sites.virginia.region: a list where a text is expected; write one text"),
            meaning("exchange: ashburn", "6: sites.virginia.exchange: unknown exchange \"ashburn\"; there are ashburn-ix (us1-ix), san-jose-ix (us2-ix), london-ix (ie1-ix), frankfurt-ix (de1-ix), singapore-ix (sg1-ix), tokyo-ix (jp1-ix), sydney-ix (au1-ix), sao-paulo-ix (br1-ix)"),
            meaning("exchange: public:virginia", "6: sites.virginia.exchange: unknown public edge \"virginia\"; there are ashburn (us1), umatilla (us2), dublin (ie1), frankfurt (de1), singapore (sg1), tokyo (jp1), sydney (au1), sao-paulo (br1)"),
            structure("account: 123456789012", "6: sites.virginia.account: the number 123456789012 where a text is expected; put it in quotes: \"123456789012\""),
            structure("account: \"12345\"", "6: sites.virginia.account: \"12345\" is no AWS account; write it as in \"123456789012\""),
            structure("connection: TN12", "6: sites.virginia.connection: connection SID \"TN12\" is not TN and 32 hexadecimal digits; copy it from the connection's page in the Twilio Console"),
            structure("retainElasticIp: maybe", "6: sites.virginia.retainElasticIp: \"maybe\" is neither true nor false; write one of them"),
            meaning("retainElasticIp: true\n    expires: 8h", "6: sites.virginia.retainElasticIp: is true and the site expires; nothing would ever release the address; leave it out, or leave expires out"),
            structure("expires: tomorrow", "6: sites.virginia.expires: \"tomorrow\" is neither a life nor a moment; write it as in 90m, 8h, 3d, 2026-12-24 or 2026-12-24T18:00:00Z"),
            structure("interconnect: {path: vnp}", "6: sites.virginia.interconnect.path: \"vnp\" is not offered; write \"vpn\""),
            meaning("interconnect: {path: vpn}", "6: sites.virginia.interconnect.peer: is missing; write Twilio's gateway, or path: direct until Twilio has named it"),
            meaning("interconnect: {path: vpn, peer: 10.0.0.1}", "6: sites.virginia.interconnect.peer: 10.0.0.1 is not public; write the address the other end has on the Internet"),
            meaning("interconnect: {path: direct-connect}", "6: sites.virginia.interconnect.gatewayId: is missing; write it"),
            meaning("interconnect: {gatewayId: vgw-0123456789abcdef0}", "6: sites.virginia.interconnect.gatewayId: belongs to path direct-connect, and path is direct; leave it out, or write path: direct-connect"),
            meaning("interconnect: {mode: policy-based}", "6: sites.virginia.interconnect.mode: belongs to path vpn, and path is direct; leave it out, or write path: vpn"),
            meaning("interconnect: {bandwidthMbps: 500}", "6: sites.virginia.interconnect.bandwidthMbps: 500 Mbit/s is not offered at ashburn-ix; there are [10, 100, 1000]"),
            structure("trunk: {}", "5: sites.virginia.trunk.domain: is missing; write it"),
            structure("trunk: {domain: gaman.pstn.twilio.com}", "5: sites.virginia.trunk.domain: trunk domain \"gaman.pstn.twilio.com\" is already complete; write \"gaman\""),
            structure("trunk: {domain: gaman_cloud}", "5: sites.virginia.trunk.domain: trunk domain \"gaman_cloud\" is not made of letters, digits and hyphens; write a name such as \"gaman\""),
            structure("trunk: {domain: \"gaman:hunter2@sbc\"}", "5: sites.virginia.trunk.domain: trunk domain \"gaman:…@sbc\" is not made of letters, digits and hyphens; write a name such as \"gaman\""),
            structure("trunk: {domain: \"sip:gaman@sbc\"}", "5: sites.virginia.trunk.domain: trunk domain \"sip:gaman@sbc\" is not made of letters, digits and hyphens; write a name such as \"gaman\""),
            structure("trunk: {domain: 42}", "5: sites.virginia.trunk.domain: the number 42 where a text is expected; put it in quotes: \"42\""),
            structure("trunk: {domain: gaman, friendlyName: \"\"}", "5: sites.virginia.trunk.friendlyName: is empty; write a value, or leave the field out"),
            structure("trunk: {domain: gaman, sid: AC0123456789abcdef0123456789abcdef}", "5: sites.virginia.trunk.sid: \"AC0123456789abcdef0123456789abcdef\" is no SID of a trunk; write TK and 32 hexadecimal digits, as the Twilio Console shows it"),
            structure("trunk: {domain: gaman, transfer: \"sip:gaman:hunter2@sbc\"}", "5: sites.virginia.trunk.transfer: \"sip:gaman:…@sbc\" is not offered; there are disable-all, enable-all, sip-only"),
            structure("trunk: {domain: gaman, transfer: sip}", "5: sites.virginia.trunk.transfer: \"sip\" is not offered; there are disable-all, enable-all, sip-only"),
            structure("trunk: {domain: gaman, recording: always}", "5: sites.virginia.trunk.recording: \"always\" is not offered; there are do-not-record, record-from-ringing, record-from-answer, record-from-ringing-dual, record-from-answer-dual"),
            structure("trunk: {domain: gaman, recording: {mode: record-from-answer, trim: yes}}", "5: sites.virginia.trunk.recording.trim: \"yes\" is not offered; there are do-not-trim, trim-silence"),
            structure("trunk: {domain: gaman, numbers: [\"16475550100\"]}", "5: sites.virginia.trunk.numbers[0]: number \"16475550100\" is not E.164; write a plus sign, the country code and the number without blanks, as in +16475550100"),
            structure("trunk: {domain: gaman, numbers: [+16475550100]}", "5: sites.virginia.trunk.numbers[0]: the number +16475550100 where a text is expected; put it in quotes: \"+16475550100\""),
            structure("trunk: {domain: gaman, numbers: [\"+1 647 555 0100\"]}", "5: sites.virginia.trunk.numbers[0]: number \"+1 647 555 0100\" is not E.164; write a plus sign, the country code and the number without blanks, as in +16475550100"),
            meaning("trunk: {domain: gaman, numbersFile: nowhere.csv}", "5: sites.virginia.trunk.numbersFile: \"nowhere.csv\" does not exist; write a path relative to the site file"),
            structure("trunk: {domain: gaman, buy: {areaCode: \"647\"}}", "5: sites.virginia.trunk.buy.country: is missing; write it"),
            structure("trunk: {domain: gaman, buy: {country: CA, count: 0}}", "5: sites.virginia.trunk.buy.count: 0 is out of range; write one between 1 and 10000"),
            structure("trunk: {domain: gaman, buy: {country: CA, areaCode: 647}}", "5: sites.virginia.trunk.buy.areaCode: the number 647 where a text is expected; put it in quotes: \"647\""),
            meaning("trunk: {domain: gaman, allow: [\"10.1.1.1/32\"]}", "5: sites.virginia.trunk.allow[0]: 10.1.1.1/32 is not public, so Twilio never sees it; write the public address it is translated to"),
            meaning("trunk: {domain: gaman, allow: [\"0.0.0.0/0\"]}", "5: sites.virginia.trunk.allow[0]: 0.0.0.0/0 is too wide; name the networks that are meant, /8 at the widest"),
            structure("trunk: {domain: gaman, allow: [\"fe80::1\"]}", "5: sites.virginia.trunk.allow[0]: \"fe80::1\" is no IPv4 network; write four numbers and a prefix, as in 10.20.0.0/16"),
            meaning("trunk: {domain: gaman, allow: [\"300.1.1.1\"]}", "5: sites.virginia.trunk.allow[0]: \"300.1.1.1\" is no IPv4 network; 300 is above 255"),
            structure("trunk: {domain: gaman, accessControlLists: [AL1]}", "5: sites.virginia.trunk.accessControlLists[0]: \"AL1\" is no SID of an IP access control list; write AL and 32 hexadecimal digits, as the Twilio Console shows it"),
            structure("trunk: {domain: gaman, disasterRecoveryUrl: \"ftp://example.com\"}", "5: sites.virginia.trunk.disasterRecoveryUrl: \"ftp://example.com\" is no web address; write it as in https://example.com/disaster"),
            structure("trunk: {domain: gaman, origination: [{url: \"sips:sbc.example.com\"}]}", "5: sites.virginia.trunk.origination[0].url: \"sips:sbc.example.com\" is no SIP URL; write it as in sip:sbc.example.com;transport=tls, Twilio takes no sips:"),
            structure("trunk: {domain: gaman, origination: [{priority: 1}]}", "5: sites.virginia.trunk.origination[0].url: is missing; write it"),
            structure("trunk: {domain: gaman, origination: [{url: \"sip:sbc.example.com\", weight: 0}]}", "5: sites.virginia.trunk.origination[0].weight: 0 is out of range; write one between 1 and 65535"),
            structure("trunk: {domain: gaman, <<: 7}", "5: sites.virginia.trunk.<<: merges a single value; name an anchor on fields"),
            meaning("network: {cidr: 10.0.0.0/8}", "6: sites.virginia.network.cidr: 10.0.0.0/8 is no size for this VPC; write one between /16 and /26"),
            meaning("network: {cidr: 192.168.0.0/16}", "6: sites.virginia.network.cidr: 192.168.0.0/16 overlaps 192.168.35.0/24, which the router's guest shell uses; use another network"),
            meaning("network: {publicSubnetIds: [subnet-0123456789abcdef0]}", "6: sites.virginia.network.publicSubnetIds: belongs to an existing VPC; write vpcId too, or leave it out"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a]}", "6: sites.virginia.network.publicSubnetIds: has 0 where 1 are needed; write one a router"),
            structure("network: {natGateways: 9}", "6: sites.virginia.network.natGateways: 9 is out of range; write one between 0 and 2"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0]}\n    interconnect: {path: direct-connect, gatewayId: vgw-0123456789abcdef0}", "7: sites.virginia.interconnect.path: needs routes in the subnets of network.vpcId, whose route tables are not written; write network.publicSubnetRouteTableIds, one for each subnet"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0]}\n    onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 203.0.113.10}}", "7: sites.virginia.onPremises.vpn.type: needs routes in the subnets of network.vpcId, whose route tables are not written; write network.publicSubnetRouteTableIds, one for each subnet"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], privateSubnetIds: [subnet-0123456789abcdef1]}\n    onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 203.0.113.10}}", "7: sites.virginia.onPremises.vpn.type: needs routes in the subnets of network.vpcId, whose route tables are not written; write network.publicSubnetRouteTableIds and network.privateSubnetRouteTableIds, one for each subnet"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], privateSubnetIds: [subnet-0123456789abcdef1]}\n    onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10}}", "7: sites.virginia.onPremises.vpn.type: needs routes in the subnets of network.vpcId, whose route tables are not written; write network.privateSubnetRouteTableIds, one for each subnet"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], publicSubnetRouteTableIds: [rtb-0123456789abcdef0, rtb-0123456789abcdef1]}", "6: sites.virginia.network.publicSubnetRouteTableIds: has 2 where publicSubnetIds has 1; write the route table of each subnet, in the same order"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], privateSubnetRouteTableIds: [rtb-0123456789abcdef0]}", "6: sites.virginia.network.privateSubnetRouteTableIds: has 1 where privateSubnetIds has 0; write the route table of each subnet, in the same order"),
            structure("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], publicSubnetRouteTableIds: [acl-0123456789abcdef0]}", "6: sites.virginia.network.publicSubnetRouteTableIds[0]: \"acl-0123456789abcdef0\" is no route table id; write it as in rtb-0123456789abcdef0"),
            structure("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], publicSubnetRouteTableIds: rtb-0123456789abcdef0}", "6: sites.virginia.network.publicSubnetRouteTableIds: \"rtb-0123456789abcdef0\" is no list; write [one, another]"),
            meaning("network: {privateSubnetRouteTableIds: [rtb-0123456789abcdef0]}", "6: sites.virginia.network.privateSubnetRouteTableIds: belongs to an existing VPC; write vpcId too, or leave it out"),
            meaning("network: {publicSubnetRouteTableIds: [rtb-0123456789abcdef0]}", "6: sites.virginia.network.publicSubnetRouteTableIds: belongs to an existing VPC; write vpcId too, or leave it out"),
            structure("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0]}", "6: sites.virginia.network.publicSubnetIds[0]: \"subnet-0\" is no subnet id; write it as in subnet-0123456789abcdef0"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a, us-east-1b], publicSubnetIds: [subnet-0123456789abcdef0]}", "6: sites.virginia.network.availabilityZones: has 2 where 1 are needed; write one a public subnet"),
            meaning("network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a, us-east-1b], publicSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1], privateSubnetIds: [subnet-0123456789abcdef2]}", "6: sites.virginia.network.privateSubnetIds: has 1 where availabilityZones has 2; write one a zone, in the same order"),
            meaning("router: {redundancy: pair, interfaces: 2}\n    network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a, us-east-1b], publicSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1], privateSubnetIds: [subnet-0123456789abcdef2]}", "7: sites.virginia.network.privateSubnetIds: has 1 where 2 are needed; write one a router"),
            meaning("onPremises: {networks: [10.20.5.0/24]}", "6: sites.virginia.onPremises.networks[0]: 10.20.5.0/24 overlaps the VPC's 10.20.0.0/16; give network.cidr a network nobody on premises uses"),
            meaning("onPremises: {networks: [192.168.35.0/24]}", "6: sites.virginia.onPremises.networks[0]: 192.168.35.0/24 overlaps 192.168.35.0/24, which the router's guest shell uses; use another network"),
            meaning("onPremises: {networks: [10.1.0.0/16], callManagers: [10.2.1.1]}", "6: sites.virginia.onPremises.callManagers[0]: 10.2.1.1 is in none of onPremises.networks; add its network there, or correct the address"),
            structure("onPremises: {callManagers: [10.1.0.0/16]}", "6: sites.virginia.onPremises.callManagers[0]: 10.1.0.0/16 is a network; write one address, as in 10.1.1.10"),
            meaning("onPremises: {networks: [10.1.0.0/16], vpn: {type: router}}", "6: sites.virginia.onPremises.vpn.peer: is missing; write the public address of the on-premises router"),
            meaning("onPremises: {vpn: {peer: 203.0.113.10}}", "6: sites.virginia.onPremises.vpn.peer: belongs to a tunnel, and type is none; write type: site-to-site or router"),
            meaning("onPremises: {vpn: {type: site-to-site, peer: 203.0.113.10}}", "6: sites.virginia.onPremises.networks: is missing; write the networks behind the tunnel"),
            structure("onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10, asn: 0}}", "6: sites.virginia.onPremises.vpn.asn: 0 is out of range; write one between 1 and 4294967294")
    );

    @ParameterizedTest
    @FieldSource("ROWS")
    void tellsWhereWhatAndTheRemedy(Row row) {
        assertThat(mistakes(row.file())).containsExactly("cloudconnect.yaml:" + row.told);
    }

    static final List<List<String>> FILES = List.of(
            List.of("", "cloudconnect.yaml: the file is empty; write twilio.credentials and sites as in cloudconnect.yaml"),
            List.of("# nothing", "cloudconnect.yaml: the file is empty; write twilio.credentials and sites as in cloudconnect.yaml"),
            List.of("a: [1", "cloudconnect.yaml:1: not YAML: expected ',' or ']', but got <stream end>; correct this line or the one before it"),
            List.of("a: b\n\tc: d", "cloudconnect.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); correct this line or the one before it"),
            List.of("a: b\nc: \u0007", "cloudconnect.yaml:2: not YAML: the character U+0007 is not allowed; correct this line or the one before it"),
            List.of("a: 1\n---\nb: 2", "cloudconnect.yaml:2: not YAML: expected a single document in the stream but found another document; correct this line or the one before it"));

    @ParameterizedTest
    @FieldSource("FILES")
    void saysWhyAFileAsAWholeIsNoUse(List<String> row) {
        assertThat(mistakes(row.get(0))).containsExactly(row.get(1));
    }

    @Test
    void namesAFileThatIsNotThere(@TempDir Path folder) {
        Path missing = folder.resolve("sites.yaml");

        SitesFileException refused = catchThrowableOfType(SitesFileException.class, () -> SitesFile.read(missing));

        assertThat(refused).hasMessage(missing + ": there is no such file; name a site file by --sites FILE, or -c sites=FILE with the CDK CLI");
    }

    @Test
    void refusesAFileThatIsNotUtf8(@TempDir Path folder) throws Exception {
        Path latin1 = Files.write(folder.resolve("sites.yaml"), "twilio: {credentials: é}".getBytes(StandardCharsets.ISO_8859_1));

        SitesFileException refused = catchThrowableOfType(SitesFileException.class, () -> SitesFile.read(latin1));

        assertThat(refused).hasMessageContaining("not UTF-8");
    }

    @Test
    void reportsEveryMistakeAtOnceInTheOrderOfTheFile() {
        String all = "twilio: {credentials: cloudconnect/twilio}\nsites:\n  virginia:\n    region: us-east-1\n    trunk: {domain: gaman}\n"
                + ROWS.stream()
                        .filter(row -> !row.site.startsWith("region:") && !row.site.startsWith("trunk:"))
                        .map(row -> "    " + row.site + "\n")
                        .collect(Collectors.joining());

        List<Integer> lines = refused(all).mistakes().stream().map(Mistake::line).toList();

        assertThat(lines).hasSizeGreaterThan(30).isSorted();
    }

    @Test
    void holdsSitesAgainstEachOther() {
        String twoOfAKind =
                """
                twilio: {credentials: cloudconnect/twilio}
                sites:
                  virginia: {region: us-east-1, trunk: {domain: gaman}}
                  Virginia: {region: us-east-1, trunk: {domain: other}}
                  oregon: {region: us-west-2, trunk: {domain: Gaman}}
                """;

        assertThat(mistakes(twoOfAKind))
                .containsExactly(
                        "cloudconnect.yaml:4: sites.Virginia: the stack's name is that of site virginia; choose another name",
                        "cloudconnect.yaml:5: sites.oregon.trunk.domain: \"Gaman\" is the domain of site virginia too; choose another, it is unique over all of Twilio");
    }

    @Test
    void saysOnceThatASitesNameIsNone() {
        String slash = "twilio: {credentials: cloudconnect/twilio}\n"
                + "sites:\n  us/east: {region: us-east-1, trunk: {domain: gaman}}\n";

        assertThat(mistakes(slash))
                .containsExactly("cloudconnect.yaml:3: sites.us/east: \"us/east\" is no site name; write it as in virginia: letters, digits and hyphens");
    }

    @Test
    void readsTheFileOfNumbersToo(@TempDir Path folder) throws Exception {
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), "+12025550100\n\n# ours\n2025550101\nPN1\n");
        Path sites = Files.writeString(
                folder.resolve("sites.yaml"), Row.structure("trunk: {domain: gaman, numbersFile: numbers.csv}", "").file());

        SitesFileException refused = catchThrowableOfType(SitesFileException.class, () -> SitesFile.read(sites));

        assertThat(refused.mistakes()).extracting(Mistake::file).containsOnly(numbers.toString());
        assertThat(refused.mistakes()).extracting(Mistake::line).containsExactly(4, 5);
    }

    @Test
    void neverRepeatsACredential() {
        String secret = "0123456789abcdef0123456789abcdef";
        String file = "twilio: {credentials: SK" + secret + "}\nsites:\n  virginia: {region: us-east-1, trunk: {domain: gaman},"
                + " onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10, preSharedKey: \"my key!\"}}}\n";

        assertThat(mistakes(file)).hasSize(2).noneMatch(line -> line.contains(secret) || line.contains("my key!"));
    }

    @Test
    void neverRepeatsACredentialWhereFieldsAreExpected() {
        String secret = "0123456789abcdef0123456789abcdef";
        String file = "twilio: SK" + secret + "\nsites:\n  virginia: {region: us-east-1, trunk: {domain: gaman},"
                + " onPremises: {vpn: " + secret + "}}\n";

        assertThat(mistakes(file))
                .containsExactly(
                        "cloudconnect.yaml:1: twilio: a single value where fields are expected; write its fields: credentials, revision",
                        "cloudconnect.yaml:3: sites.virginia.onPremises.vpn: a single value where fields are expected; write its fields: asn, peer, preSharedKey, transitGatewayId, type");
    }

    @Test
    void neverRepeatsACredentialOfDigits() {
        String digits = "12345678901234567890123456789012";
        String file = "twilio: {credentials: " + digits + "}\nsites:\n  virginia: {region: us-east-1, trunk: {domain: gaman},"
                + " onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10, preSharedKey: " + digits + "}},"
                + " psk: 1234, remark: my-own_pre.shared-key}\n";

        assertThat(mistakes(file)).hasSize(4).noneMatch(line -> line.contains("1234") || line.contains("my-own"));
    }

    /** A short secret is told by its field's name only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey", "API_KEY", "api-key", "apiKey2", "key", "keyMaterial", "keyPairKey", "preSharedKey", "authToken", "tokens", "auth",
                "authorization", "Password", "password1", "passphrase", "pwd", "pin", "psk", "clientSecret", "credentials"
            })
    void repeatsNothingOfAFieldWhoseNameSpeaksOfASecret(String name) {
        String unknown = Row.structure(name + ": hunter2", "").file();
        String noText = "twilio: {credentials: cloudconnect/twilio}\nsites:\n  virginia: {region: us-east-1, trunk: {domain: gaman},"
                + " router: {image: {us-east-1: ami-0123456789abcdef0, " + name + ": 4711}}}\n";

        assertThat(mistakes(unknown)).singleElement().asString().contains(name).doesNotContain("hunter2");
        assertThat(mistakes(noText)).singleElement().asString().contains(name).doesNotContain("4711");
    }

    @Test
    void keepsHostileValuesOnOneLine() {
        List<String> told = mistakes(Row.structure("region: \"\\e[2J\\nfoo\\u202e\"", "").file());

        assertThat(told).singleElement().asString().doesNotContain("\n", "\u001b", "\u202e");
    }

    @Test
    void readsTenThousandSites() {
        String file = "twilio: {credentials: cloudconnect/twilio}\nsites:\n"
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "  site-" + i + ": {region: us-east-1, trunk: {domain: site-" + i + "}}\n")
                        .collect(Collectors.joining());

        assertThat(SitesFile.parse(file, FILE).sites()).hasSize(10_000);
    }

    private static List<String> mistakes(String text) {
        return refused(text).mistakes().stream().map(Mistake::toString).toList();
    }

    private static SitesFileException refused(String text) {
        return catchThrowableOfType(SitesFileException.class, () -> SitesFile.parse(text, FILE));
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }
}
