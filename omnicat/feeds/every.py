"""Every format there is, by name."""

from omnicat.feeds import csv, json, jsonl, jsonld, markdown, parquet, tsv, xml
from omnicat.feeds.formats import Format

FORMATS: tuple[Format, ...] = (csv, json, jsonl, jsonld, markdown, parquet, tsv, xml)
