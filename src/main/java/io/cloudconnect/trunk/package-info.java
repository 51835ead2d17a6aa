/** Twilio's Elastic SIP Trunk as a construct, configured by the trunk function. */
package io.cloudconnect.trunk;
