"""Channels' own trees of categories: read as they are published, kept in the catalog, compared, and searched.

Most runs need little of it: what searches is imported by those who search.
"""
