/** Values that are not known before the stack is deployed. */
package io.cloudconnect.token;
