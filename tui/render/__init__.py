"""A release as sheets and lines: pure functions from the model and a width in cells to text with named parts."""
