/** A picture of a site, read from what its stack synthesises. */
package io.cloudconnect.diagram;
