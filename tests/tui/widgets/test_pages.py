"""Pages of rows kept in memory."""

import pytest

from tui.widgets.pages import Pages


def test_rows_are_found_by_index_and_the_oldest_used_page_goes_first() -> None:
    pages: Pages[int] = Pages(size=10, keep=2)
    pages.put(0, range(20))
    assert (pages.get(0), pages.get(19), pages.get(20)) == (0, 19, None)
    assert pages.get(5) == 5  # page 0 is now the one used last
    pages.put(30, range(30, 35))
    assert (pages.get(5), pages.get(15), pages.get(34), pages.get(35)) == (5, None, 34, None)
    pages.clear()
    assert pages.get(5) is None


def test_a_page_must_begin_where_pages_begin() -> None:
    with pytest.raises(ValueError, match="13 is not the first index"):
        Pages[int](size=10).put(13, [1])
