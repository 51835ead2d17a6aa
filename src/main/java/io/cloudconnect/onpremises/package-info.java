/** The ways from the VPC to the on-premises voice network, and to an exchange that is reached through a gateway. */
package io.cloudconnect.onpremises;
