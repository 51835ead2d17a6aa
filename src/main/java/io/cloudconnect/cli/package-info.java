/**
 * The launcher's commands. Results go to standard output, everything else to standard error; exit codes are 0 for fine,
 * 1 for problems found, 2 for wrong use or bad input.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.cli;
