"""Recipe of the base pipelines: from treebanks in CoNLL-U to a packed spaCy model. Not part of the installed package."""
