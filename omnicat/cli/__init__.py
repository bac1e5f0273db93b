"""The command line: a module a command, that parses, calls one function, prints and exits."""
