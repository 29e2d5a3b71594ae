"""How the tables came to be, one revision a file in `versions`; run when a store is opened."""
