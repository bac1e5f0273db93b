"""Programs that a table times from outside, each in a process of its own."""
