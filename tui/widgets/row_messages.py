"""What a row list says: the shapes of its messages; `RowList` names them."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.widgets.row_list import RowList


class _OfRowList(Message):
    def __init__(self, row_list: "RowList") -> None:
        super().__init__()
        self.row_list = row_list

    @property
    def control(self) -> "RowList":
        """The list it is about, for `@on(RowList.Highlighted, "#id")`."""
        return self.row_list


class RowMessage(_OfRowList):
    """Something about the row `index`."""

    def __init__(self, row_list: "RowList", index: int) -> None:
        super().__init__(row_list)
        self.index = index


class RowsMessage(_OfRowList):
    """Something about `count` rows from index `first`."""

    def __init__(self, row_list: "RowList", first: int, count: int) -> None:
        super().__init__(row_list)
        self.first = first
        self.count = count
