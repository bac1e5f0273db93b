"""Tests of omnicat.catalog."""
