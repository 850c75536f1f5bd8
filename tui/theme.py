"""How the app looks: a dark and a light theme with one accent colour, and the terminal's own colours."""

from textual.theme import Theme

# The app's name for a look, as settings and palette have it, and the name of its theme.
THEMES = {
    "dark": "pressroom-dark",
    "light": "pressroom-light",
    "terminal": "pressroom-terminal",
}

_AMBER, _INK = "#d7a54a", "#8a5a00"

DARK = Theme(
    name="pressroom-dark",
    primary=_AMBER,
    secondary="#8f99a8",
    accent=_AMBER,
    warning=_AMBER,
    error="#e06c75",
    success="#8fb573",
    foreground="#d6d9de",
    background="#15181d",
    surface="#1b1f26",
    panel="#232830",
    dark=True,
    variables={
        "border": _AMBER,
        "border-blurred": "#3d4450",
        "muted": "#8e96a3",
        "cursor-line": "#2a303a",
        "hit-background": "#4a3c1c",
        "input-selection-background": "#4a3c1c",
        "screen-selection-background": "#3a4a63",
        "screen-selection-foreground": "#ffffff",
        "scrollbar": "#3d4450",
        "scrollbar-hover": "#566070",
        "scrollbar-active": _AMBER,
        "scrollbar-background": "#15181d",
        "scrollbar-background-hover": "#15181d",
        "scrollbar-background-active": "#15181d",
    },
)
LIGHT = Theme(
    name="pressroom-light",
    primary=_INK,
    secondary="#5a6270",
    accent=_INK,
    warning=_INK,
    error="#b3261e",
    success="#3f6b2a",
    foreground="#22262c",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    dark=False,
    variables={
        "border": _INK,
        "border-blurred": "#c2bdb2",
        "muted": "#666b73",
        "cursor-line": "#eae4d6",
        "hit-background": "#f3dfae",
        "input-selection-background": "#f3dfae",
        "screen-selection-background": "#bcd0ee",
        "screen-selection-foreground": "#000000",
        "scrollbar": "#c2bdb2",
        "scrollbar-hover": "#9d978a",
        "scrollbar-active": _INK,
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)
# The sixteen colours of the terminal, on its own ground: it is as dark or as light as the terminal is.
TERMINAL = Theme(
    name="pressroom-terminal",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_cyan",
        "border-blurred": "ansi_bright_black",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
    },
)
# Variables of our own that the terminal's themes do not have.
FALLBACK = {"muted": "ansi_default", "cursor-line": "ansi_default", "hit-background": "ansi_default"}
