"""The names of the formats that a feed can have; each is a module of that name."""

FORMAT_NAMES = ("csv", "json", "jsonl", "jsonld", "markdown", "parquet", "tsv", "xml")
