"""How long omnicat takes, measured on this machine: `make bench`. A measure, never a test."""
