package io.cloudconnect.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that deploy onto the {@link DeploymentGround} they take as a parameter: one for all of them, started when
 * the first asks for it.
 *
 * <p>Where Python 3.10 is missing they are skipped, which is told; where the environment variable {@code CI} is set
 * they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalCloudExtension.class)
@interface OnLocalCloud {}
