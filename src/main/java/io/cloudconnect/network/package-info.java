/** The VPC and the firewall rules between the router and Twilio. */
package io.cloudconnect.network;
