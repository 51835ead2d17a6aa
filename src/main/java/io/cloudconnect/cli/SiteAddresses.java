package io.cloudconnect.cli;

import io.cloudconnect.cube.RouterAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The addresses of a site's routers, as far as they are known; samples stand for the others.
 *
 * @param routers in their order
 */
record SiteAddresses(List<RouterAddresses> routers) {
    SiteAddresses {
        routers = List.copyOf(routers);
    }

    /** The Elastic IPs, with words for those that nobody named. */
    List<String> elasticIps(String stackName) {
        return IntStream.range(0, routers.size())
                .mapToObj(index -> {
                    String known = routers.get(index).elasticIp();
                    return known.equals(RouterAddresses.sample(index).elasticIp())
                            ? "<output ElasticIp" + (routers.size() == 1 ? "" : index + 1) + " of stack " + stackName
                                    + ">"
                            : known;
                })
                .toList();
    }

    /** What is a sample and stands in this text, in words: {@code Elastic IP 240.240.240.240}. */
    List<String> samplesIn(String text) {
        List<String> samples = new ArrayList<>();
        for (int index = 0; index < routers.size(); index++) {
            RouterAddresses sample = RouterAddresses.sample(index);
            RouterAddresses known = routers.get(index);
            String whose = routers.size() == 1 ? "" : " of router " + (index + 1);
            if (known.elasticIp().equals(sample.elasticIp()) && text.contains(sample.elasticIp())) {
                samples.add("Elastic IP" + whose + " " + sample.elasticIp());
            }
            if (known.privateIp().equals(sample.privateIp()) && text.contains(sample.privateIp())) {
                samples.add("private address" + whose + " " + sample.privateIp());
            }
            sample.insideIp()
                    .filter(inside -> known.insideIp().equals(sample.insideIp()) && text.contains(inside))
                    .ifPresent(inside -> samples.add("inside address" + whose + " " + inside));
        }
        return samples;
    }
}
