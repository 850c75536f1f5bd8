"""The views of a release, in the order of their keys."""

from typing import Literal

View = Literal["overview", "text", "operation", "partners", "contacts"]
VIEWS: tuple[View, ...] = ("overview", "text", "operation", "partners", "contacts")
