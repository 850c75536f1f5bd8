"""Parts of a screen; no pane knows another."""
