/**
 * How sites come and go: stacks that remove themselves, and the pipeline that rolls regions out in waves.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.delivery;
