/** The few read and delete calls teardown makes to AWS, without the SDK's service clients. */
package io.cloudconnect.teardown.aws;
