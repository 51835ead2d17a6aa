/**
 * What a setting may be, said once for the site file and the Java API: both ask here, so that both refuse the same and
 * tell it in the same words, "what is wrong; what to write".
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.rule;
