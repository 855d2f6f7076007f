"""Reports in every format, over one dossier with the kinds of claims that there are."""
