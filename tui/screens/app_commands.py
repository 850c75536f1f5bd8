"""What the commands that work on every screen do, by their id."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import PressroomApp

RUN: dict[str, Callable[["PressroomApp"], object]] = {
    "app.help": lambda app: app.show_help(),
    "app.palette": lambda app: app.action_command_palette(),
    "app.mouse": lambda app: app.toggle_mouse(),
    "app.dark": lambda app: app.look("dark"),
    "app.light": lambda app: app.look("light"),
    "app.terminal": lambda app: app.look("terminal"),
    "app.picture": lambda app: app.save_picture(),
    "app.leave": lambda app: app.leave(),
    "app.quit": lambda app: app.exit(),
}
