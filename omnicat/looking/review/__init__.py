"""The verdict on a pull request, made ready to be read: by people in four formats, and by programs."""
