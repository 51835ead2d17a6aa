/**
 * The few read and delete calls teardown makes to AWS, without the SDK's service clients.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.teardown.aws;
