"""What a value of a facet is called and which query asks for it."""

from store.search.entry import country_names
from store.search.facets import FacetName, FacetValue
from store.search.languages import name_of
from store.search.words import words
from store.text import plain, shadow

# A printed name that is longer is asked for by its words alone.
_LONGEST_PRINTED = 300
_FIELDS: dict[FacetName, str] = {
    "publisher": "publisher",
    "partner": "partner",
    "crime": "crime",
    "language": "lang",
    "tag": "tag",
}


def facet_value(name: FacetName, value: str, count: int, printed: str = "") -> FacetValue:
    """Return a value as it is shown and asked for.

    Args:
        name: The facet's name.
        value: The folded words of the value with a space between them; of a year its four digits.
        count: How many releases have it.
        printed: How a release prints it; where it is empty, the value itself is shown.
    """
    match name:
        case "country":
            code = value.upper()
            return FacetValue(code, next(iter(country_names(code)), code), count, f"country:{code}")
        case "year":
            return FacetValue(value, value, count, f"date:{value}")
        case "kind":
            return FacetValue(value, value, count, f"kind:{value}")
        case "language":
            return FacetValue(value, name_of(value), count, _whole(name, value, value))
        case _:
            return FacetValue(value, plain(printed) or value, count, _whole(name, value, printed))


def _whole(name: FacetName, value: str, printed: str) -> str:
    """Return the query for one whole name, as it is printed where that says the same."""
    said = " ".join(shadow(printed).replace('"', " ").split())
    if len(said) > _LONGEST_PRINTED or " ".join(words(said)) != value:
        said = value
    return f'{_FIELDS[name]}:="{said}"'
