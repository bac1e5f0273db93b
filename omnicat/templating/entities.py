"""The signs of markup as entities, `<` as `&lt;`: what `markupsafe.escape` makes, as a plain text."""

try:
    # `escape` does the same, and then takes ten times as long to put the text in an object of its own.
    from markupsafe._speedups import _escape_inner as in_entities
except ImportError:

    def in_entities(text: str, /) -> str:
        """The text so that no part of it is read as markup, not even between quotes."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&#34;").replace("'", "&#39;")


__all__ = ["in_entities"]
