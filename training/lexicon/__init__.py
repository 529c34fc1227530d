"""Makes the lexicon of the checks (translator/translation/lexicon.tsv); see README.md here."""
