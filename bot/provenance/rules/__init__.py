"""Reading by rules: attributions and what each sentence is, from words alone."""
