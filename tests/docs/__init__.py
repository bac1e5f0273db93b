"""Documents can't drift: what they show is run, what is made from the code is compared."""
