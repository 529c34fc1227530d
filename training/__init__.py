"""The recipe of the embedded model; not installed with the package."""
