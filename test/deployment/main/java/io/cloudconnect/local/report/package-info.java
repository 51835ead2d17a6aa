/** What stands after a deployment, read back from the clouds themselves, never from the template. */
package io.cloudconnect.local.report;
