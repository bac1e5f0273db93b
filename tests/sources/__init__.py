"""Tests of omnicat.sources."""
