"""What differs between two revisions of a catalog, made ready to be read: by people in four formats, and by programs."""
