"""How long omnicat takes beside what a user would pick instead: `make bench`. A measure, never a test."""
