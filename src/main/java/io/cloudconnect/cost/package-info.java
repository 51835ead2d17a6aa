/** What a site costs a year, from dated price sheets that are data. */
package io.cloudconnect.cost;
