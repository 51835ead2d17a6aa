/** The vCUBE: a Cisco router on EC2 with its Elastic IP. */
package io.cloudconnect.router;
