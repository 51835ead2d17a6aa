/** What a person sees while a long command works: steps, what they are at, how long they take. */
package io.cloudconnect.local.terminal;
