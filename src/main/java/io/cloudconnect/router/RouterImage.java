package io.cloudconnect.router;

import io.cloudconnect.rule.RouterRules;
import io.cloudconnect.token.Tokens;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ssm.ParameterValueType;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * The Amazon machine image a router boots from. Never looked up at synth: what is deployed tomorrow is what was
 * deployed today.
 *
 * <p>The account has to be subscribed to the image in AWS Marketplace, which CloudFormation cannot do. Cisco supports
 * vCUBE on the bring-your-own-licence images only; see
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/supported-platforms.html
 */
public abstract class RouterImage {
    /** Catalyst 8000V, bring your own licence, IOS XE 17.12.07b; subscribe to it in AWS Marketplace first. */
    public static final RouterImage CATALYST8000V =
            fromSsmParameter("/aws/service/marketplace/prod-rhyp4n745z2jk/17.12.07b");

    private RouterImage() {}

    /**
     * One image, for a stack in one region.
     *
     * @param amiId {@code ami-0123456789abcdef0}
     * @return the image
     * @throws IllegalArgumentException when it is no AMI id
     */
    public static RouterImage fromAmi(String amiId) {
        return new ById(checked(amiId));
    }

    /**
     * An image for each region.
     *
     * @param amiIds region to AMI id
     * @return the image
     * @throws IllegalArgumentException when the map is empty or holds what is no AMI id; a region it lacks is told when
     *     the router is made
     */
    public static RouterImage fromAmiMap(Map<String, String> amiIds) {
        if (amiIds.isEmpty()) {
            throw new IllegalArgumentException("image map is empty; give an AMI id for each region");
        }
        amiIds.values().forEach(RouterImage::checked);
        return new ByRegion(new TreeMap<>(amiIds));
    }

    /**
     * An image by a Systems Manager parameter, read by CloudFormation when it deploys.
     *
     * @param name a parameter whose value stays, such as {@code /aws/service/marketplace/prod-…/17.12.07b}
     * @return the image
     * @throws IllegalArgumentException for a parameter that follows the newest release: it would replace the router in
     *     an update that asked for something else
     */
    public static RouterImage fromSsmParameter(String name) {
        RouterRules.imageParameter(name);
        return new BySsmParameter(name);
    }

    /** The image id for this scope's stack; may be a token. */
    abstract String imageId(Construct scope);

    /** Equal for the same image; a router with another one is another router. */
    abstract String identity();

    private static String checked(String amiId) {
        return Tokens.isUnresolved(amiId) ? amiId : RouterRules.ami(amiId);
    }

    private static final class ById extends RouterImage {
        private final String amiId;

        ById(String amiId) {
            this.amiId = amiId;
        }

        @Override
        String imageId(Construct scope) {
            return amiId;
        }

        @Override
        String identity() {
            return Tokens.isUnresolved(amiId) ? "ami:token" : amiId;
        }
    }

    private static final class ByRegion extends RouterImage {
        private final Map<String, String> amiIds;

        ByRegion(Map<String, String> amiIds) {
            this.amiIds = amiIds;
        }

        @Override
        String imageId(Construct scope) {
            String region = Stack.of(scope).getRegion();
            if (Tokens.isUnresolved(region)) {
                return MachineImage.genericLinux(amiIds).getImage(scope).getImageId();
            }
            if (!amiIds.containsKey(region)) {
                throw new IllegalArgumentException("image map has no AMI for the region \"" + region + "\", only for "
                        + String.join(", ", amiIds.keySet()) + "; add one");
            }
            return amiIds.get(region);
        }

        @Override
        String identity() {
            return amiIds.toString();
        }
    }

    private static final class BySsmParameter extends RouterImage {
        private final String name;

        BySsmParameter(String name) {
            this.name = name;
        }

        @Override
        String imageId(Construct scope) {
            return StringParameter.valueForTypedStringParameterV2(scope, name, ParameterValueType.AWS_EC2_IMAGE_ID);
        }

        @Override
        String identity() {
            return "ssm:" + name;
        }
    }
}
