"""Tests of omnicat.schemas."""
