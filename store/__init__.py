"""Pressroom's headless half: releases read, parsed, kept, found and exported. It never draws and never prints."""

__version__ = "0.1.0"
