/** How many calls a site carries, and what a number of calls needs. */
package io.cloudconnect.capacity;
