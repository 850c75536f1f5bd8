"""Document in, release out: knowledge stands in tables/, rules in code."""
