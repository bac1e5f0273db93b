"""One module an attribute type: how a value is read, limited, written and converted."""
