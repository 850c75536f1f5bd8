"""The words and marks in which facts are shown, the same in the app and on the command line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import Contact, Fact, Qualifier, Release, Stamp

LABELS = {
    "op_name": "operation",
    "op_date": "date",
    "arrests": "arrests",
    "charged": "charged",
    "officers": "officers",
    "deployed": "deployed",
    "checks": "checks",
    "searches": "searches",
    "victims": "victims",
    "citations": "citations",
    "investigations": "investigations",
    "countries_count": "countries",
    "agencies_count": "agencies",
    "seizure": "seized",
    "loss": "loss",
    "coordinator": "coordinator",
    "partner": "partner",
    "country": "country",
    "place": "place",
    "route": "route",
    "crime_area": "crime area",
}

# Said before a number in full, and as one mark where a column is narrow.
QUALIFIER_WORDS: "dict[Qualifier, str]" = {
    "exact": "",
    "almost": "almost",
    "more_than": "more than",
    "up_to": "up to",
    "less_than": "less than",
    "approximately": "about",
}
QUALIFIER_MARKS: "dict[Qualifier, str]" = {
    "exact": "",
    "almost": "~",
    "more_than": ">",
    "up_to": "≤",
    "less_than": "<",
    "approximately": "~",
}
SCOPE_WORDS = {
    "current": "",
    "part": "part",
    "historical": "earlier",
    "other_case": "another case",
    "background": "background",
}

HIDDEN_EMAIL = "e-mail hidden in the source"


def number(value: float) -> str:
    """Return a number with thousands marks, and decimals only where it has them."""
    if value != int(value):
        return f"{value:,.3f}".rstrip("0")
    return f"{int(value):,}"


def figure(value: float, qualifier: "Qualifier") -> str:
    """Return a number with its qualifier as a mark: `~11,000`."""
    return QUALIFIER_MARKS[qualifier] + number(value)


def fact_value(fact: "Fact") -> str:
    """Return a fact's value in words, its qualifier kept: `almost 11,000`, `more than 1,200 kg cocaine`."""
    from store.model import Route

    value = fact.value
    if isinstance(value, Route):
        ends = [", ".join(value.origins) or "?", ", ".join(value.destinations) or "?"]
        return " → ".join(ends) + (f" ({value.goods})" if value.goods else "")
    if isinstance(value, str):
        shown = value.replace("_", " ") if fact.field == "crime_area" else value
        return f"{shown} ({fact.acronym})" if fact.acronym and fact.acronym != value else shown
    unit = "" if fact.unit in (None, "item") else fact.unit
    parts = [QUALIFIER_WORDS[fact.qualifier], number(value), unit, fact.item]
    return " ".join(part for part in parts if part)


def fact_remark(fact: "Fact") -> str:
    """Return what else is to be known of a fact: its scope, what it is a part by, role or action."""
    parts = [SCOPE_WORDS[fact.scope], fact.by, fact.role, fact.action if fact.action != "seized" else None]
    return ", ".join(part for part in parts if part)


def stamp_words(stamp: "Stamp | None") -> str:
    """Return a date as `2021-09-28 05:00 (time zone not given)`; a missing one as `date not given`."""
    if stamp is None:
        return "date not given"
    date, _, clock = stamp.value.partition("T")
    if not clock:
        return date
    # The value holds the zone as well where one is stated; it is said once.
    return f"{date} {clock.removesuffix(stamp.zone or '')} ({stamp.zone or 'time zone not given'})"


def contact_lines(contact: "Contact") -> list[str]:
    """Return a contact as lines: name, role, organisation, numbers, addresses or that they are hidden."""
    lines = [part for part in (contact.name, contact.role, contact.organisation) if part]
    lines += [phone.printed for phone in contact.phones]
    lines += contact.emails
    if contact.email_hidden:
        lines.append(HIDDEN_EMAIL)
    return lines


def issuer_words(release: "Release") -> str:
    """Return who issued a release and who passed it on."""
    issuer = release.publisher or "publisher not given"
    return f"{issuer}, distributed by {release.distributor}" if release.distributor else issuer
