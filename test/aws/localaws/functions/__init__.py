"""Lambda without containers: each function is a process that speaks the real Runtime API."""
