"""Pressroom's headless half: releases read, parsed, kept, found and exported. It never draws and never prints."""

import logging

__version__ = "0.1.0"

# A library stays silent unless the program asks: without this, logged faults would reach a person's terminal.
logging.getLogger(__name__).addHandler(logging.NullHandler())
