/** The Lambda function behind the trunk's custom resource: CloudFormation's requests in, one answer each out. */
package io.cloudconnect.trunk.function;
