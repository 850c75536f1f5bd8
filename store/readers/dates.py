"""Dates as files state them in headers, keys and meta tags, made ISO 8601 in the precision stated.

A zone is kept when one is stated and never guessed; a day and month that could be told either way are no date.
"""

import re
from functools import cache

# The zones of RFC 2822 section 4.3 and the few European ones that mean one thing only.
_ZONES = {
    "z": "Z", "utc": "Z", "gmt": "Z", "ut": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00",
    "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "bst": "+01:00", "eet": "+02:00", "eest": "+03:00",
}  # fmt: skip

_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:[T ]+(?P<time>\d\d?:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r" *(?P<zone>Z|[+-]\d\d:?\d\d|[A-Z]{2,4})?)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)(?P<zone>Z)?)?"
)
_NUMERIC = re.compile(r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/])")
_YEAR_FIRST = re.compile(r"(?<![\d/.])(?P<y>(?:19|20)\d\d)[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|\.|º|er)?(?: of| de| d')? *[- ]?(?P<m>[^\W\d_]{3,})\.?,?(?: of| de| del)?[- ]*(?P<y>\d{4})"
)
_MONTH_DAY = re.compile(r"(?P<m>[^\W\d_]{3,})\.? +(?P<d>\d{1,2})(?:st|nd|rd|th)?,? +(?P<y>\d{4})")
_MONTH_YEAR = re.compile(r"^(?P<m>[^\W\d_]{3,})\.?,? +(?:de +)?(?P<y>\d{4})$")
_TIME = re.compile(
    r"(?<![\d:.+-])(?P<H>\d{1,2})[:.h](?P<M>\d\d)(?::(?P<S>\d\d))?(?![\d:])(?:[.,]\d+)? *(?P<half>[ap]\.?m\b\.?)?"
    r" *(?P<zone>[+-]\d\d:?\d\d\b|[a-z]{1,4}\b)?",
    re.IGNORECASE,
)

_EARLIEST, _LATEST = 1900, 2100
# Hours from UTC; no clock on earth is further off than Kiritimati's.
_FURTHEST_ZONE = 14
# Seconds from 1990 to 2100; thousand times as many are milliseconds.
_UNIX = (631_152_000, 4_102_444_800)
_MONTH_FIRST_SITES = re.compile(r"(?i)^https?://[^/]*\.(?:gov|mil|us)(?:[:/]|$)")
_DAY_FIRST_SITES = re.compile(
    r"(?i)^https?://[^/]*\.(?:uk|ie|eu|au|nz|in|fr|es|it|pt|nl|be|at|ch|pl|ro|gr|de)(?:[:/]|$)"
)


def iso(value: object, *, day_first: bool | None = None) -> str | None:
    """Return the date that a stated value holds, or None.

    Args:
        value: Text in any of the usual forms, or unix seconds (milliseconds when that large).
        day_first: Whether 03/04 is the third of April; None when that is not known, and then it is no date.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_unix(value)
    if not isinstance(value, str):
        return None
    text = _with_plain_digits(" ".join(value.split())[:100])
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _from_unix(float(text))
    return _from_iso(text) or _from_words(text, first=day_first)


def _with_plain_digits(text: str) -> str:
    """Return the text with the digits of every script written 0 to 9, as what is stored has to be."""
    if text.isascii():
        return text
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def day_first(locale: str | None, url: str | None) -> bool | None:
    """Return whether the day comes before the month there: by region of the locale, by site, by language."""
    tag = (locale or "").replace("_", "-").lower()
    if tag.startswith("en-") or tag == "us":
        return not tag.endswith(("us", "ph"))
    if url and _MONTH_FIRST_SITES.match(url):
        return False
    if url and _DAY_FIRST_SITES.match(url):
        return True
    return True if tag and not tag.startswith(("en", "ko", "ja", "zh")) else None


def _from_iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if match:
        day = _day(match["y"], match["m"], match["d"])
        if not day or not match["time"]:
            return day
        hour, minute, *second = match["time"].split(":")
        clock = _clock(hour, minute, second[0] if second else None)
        zone = _zone(match["zone"])
        # A bare date written by a machine carries midnight; nobody stated that hour.
        return day if clock in {None, "00:00", "00:00:00"} else f"{day}T{clock}{zone}"
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    day = _day(match["y"], match["m"], match["d"])
    clock = _clock(match["H"], match["M"], match["S"]) if match["H"] else None
    return f"{day}T{clock}{_zone(match['zone'])}" if day and clock else day


def _from_words(text: str, *, first: bool | None) -> str | None:
    day, rest = _find_day(text, first=first)
    if day is None:
        return None
    match = _TIME.search(rest)
    if not match:
        return day
    hour = int(match["H"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    clock = _clock(str(hour), match["M"], match["S"])
    if clock is None or len(day) < len("2021-09-28"):
        return day
    return f"{day}T{clock}{_zone(match['zone'])}"


def _find_day(text: str, *, first: bool | None) -> tuple[str | None, str]:
    """Return the day found and the text without it."""
    match = _NUMERIC.search(text)
    if match:
        return _told(match, first=first), _without(text, match)
    match = _YEAR_FIRST.search(text)
    if match:
        return _day(match["y"], match["m"], match["d"]), _without(text, match)
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        match = pattern.search(text)
        if match and month_number(match["m"]):
            return _day(match["y"], str(month_number(match["m"])), match["d"]), _without(text, match)
    match = _MONTH_YEAR.search(text)
    if match and month_number(match["m"]):
        return _day(match["y"], str(month_number(match["m"])), None), ""
    match = re.match(r"\d{4}-\d\d-\d\d", text)
    return (_day(match[0][:4], match[0][5:7], match[0][8:]), _without(text, match)) if match else (None, text)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _told(match: re.Match[str], *, first: bool | None) -> str | None:
    """Return the day of `a/b/year`; dots mean that the day comes first."""
    a, b = match["a"], match["b"]
    if match["sep"] == "." or a == b or int(a) > 12:
        first = True
    elif int(b) > 12:
        first = False
    if first is None:
        return None
    return _day(match["y"], b, a) if first else _day(match["y"], a, b)


@cache
def _months() -> dict[str, int]:
    """Return month names of all languages known; the table is shared with the parser, as data."""
    import tomllib
    from importlib.resources import files

    table = files("store").joinpath("parsing", "tables", "calendar.toml").read_text("utf-8")
    names: dict[str, int] = {}
    for months in tomllib.loads(table)["months"].values():
        for number, spellings in enumerate(months, 1):
            for name in spellings:
                names.setdefault(name, number)
    return names


def month_number(name: str) -> int | None:
    """Return 1 to 12 for the name of a month in a language known, or None."""
    return _months().get(name.lower())


def _day(year: str, month: str | None, day: str | None) -> str | None:
    from datetime import date

    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


def _clock(hour: str, minute: str, second: str | None) -> str | None:
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{int(hour):02}:{minute}" + (f":{second}" if second else "")


def _zone(stated: str | None) -> str:
    if not stated:
        return ""
    if stated[0] in "+-":
        digits = stated[1:].replace(":", "")
        if int(digits[:2]) > _FURTHEST_ZONE or int(digits[2:]) > 59:
            return ""
        if stated[0] == "-" and digits == "0000":
            return "Z"  # a time in UTC that says nothing about where it was written (RFC 5322, 3.3)
        return f"{stated[0]}{digits[:2]}:{digits[2:]}"
    return _ZONES.get(stated.lower(), "")


def _from_unix(seconds: float) -> str | None:
    from datetime import UTC, datetime

    earliest, latest = _UNIX
    if latest < seconds <= latest * 1000:
        seconds /= 1000
    if not earliest <= seconds <= latest:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
