/**
 * The router's IOS XE configuration: a model of sections and commands, their legal values, and their text.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.cube;
