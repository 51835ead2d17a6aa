package io.cloudconnect.doctor.report;

/**
 * Something in which a call differs from the reference call.
 *
 * @param message which one: {@code INVITE}
 * @param header which part of it
 * @param expected as in the reference call
 * @param found as in this call; empty text where there is nothing
 * @param matters true: it can make a call fail
 * @param why why it does, or does not
 */
public record Difference(String message, String header, String expected, String found, boolean matters, String why) {}
