/** IPv4 networks and port ranges, checked when they are made. Everything above builds on these. */
package io.cloudconnect.ip;
