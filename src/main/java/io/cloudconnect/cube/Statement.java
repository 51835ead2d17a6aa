package io.cloudconnect.cube;

/** One thing typed in configuration mode: a {@link Command}, or a {@link Mode} with what is typed inside it. */
public sealed interface Statement permits Command, Mode {}
