"""Where a dossier is kept: reports, readings and people's decisions, never changed; and what is derived from them."""
