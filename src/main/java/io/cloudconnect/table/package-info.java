/**
 * The tables that travel with the library.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.table;
