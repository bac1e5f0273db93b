"""Two people's changes of one file made one: as git's merge driver, and by choosing where both changed one value."""
