package io.cloudconnect.delivery;

import io.cloudconnect.CloudConnectStack;
import java.util.function.Function;
import software.amazon.awscdk.Environment;
import software.constructs.Construct;

/**
 * A site as the pipeline deploys it.
 *
 * @param name as people call it
 * @param environment account and region; another account than the pipeline's has to be bootstrapped with trust in it
 * @param stack makes the site's stack in the scope it is given
 */
public record DeliveredSite(String name, Environment environment, Function<Construct, CloudConnectStack> stack) {}
