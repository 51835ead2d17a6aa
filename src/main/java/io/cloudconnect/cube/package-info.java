/** The router's IOS XE configuration: a model of sections and commands, their legal values, and their text. */
package io.cloudconnect.cube;
