"""A release as `pressroom-release/1` and back: `from_json(to_json(release)) == release`, always."""

from collections.abc import Mapping
from typing import Any

from store.model import Block, Contact, Fact, Phone, Place, Release, Route, Source, Stamp
from store.shape import check_fact, check_release

SCHEMA = "pressroom-release/1"

# Keys of a fact that are written only when they say something.
_FACT_EXTRAS = ("unit", "item", "action", "role", "acronym", "by", "rule")


def to_json(release: Release) -> dict[str, Any]:
    """Return the release as a JSON object whose keys stand in the order of the published form."""
    return {
        "schema": SCHEMA,
        "id": release.id,
        "title": release.title,
        "publisher": release.publisher,
        "distributor": release.distributor,
        "language": release.language,
        "kind": release.kind,
        "published": _stamp_to_json(release.published),
        "standfirst": release.standfirst,
        "text": release.text,
        "text_sha256": release.text_sha256,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in release.blocks],
        "facts": [fact_to_json(fact) for fact in release.facts],
        "contacts": [_contact_to_json(contact) for contact in release.contacts],
        "embargo": _stamp_to_json(release.embargo),
        "links": list(release.links),
        "source": _source_to_json(release.source),
        "parser": release.parser,
    }


def from_json(data: Mapping[str, Any]) -> Release:
    """Return the release that `to_json` wrote; unknown keys are left out.

    Every part is checked, at every reading too: one odd value let in would stop whoever lists, searches or shows it.

    Raises:
        KeyError, TypeError, ValueError: The object is not a `pressroom-release/1`.
    """
    if data.get("schema") != SCHEMA:
        raise ValueError(f"not a {SCHEMA} object")
    release = Release(
        id=data["id"],
        title=data["title"],
        publisher=data["publisher"],
        distributor=data["distributor"],
        language=data["language"],
        kind=data["kind"],
        published=_stamp_from_json(data["published"]),
        standfirst=data["standfirst"],
        text=data["text"],
        text_sha256=data["text_sha256"],
        source=_source_from_json(data["source"]),
        parser=data["parser"],
        blocks=tuple(Block(b["kind"], b["start"], b["end"]) for b in _several(data["blocks"])),
        facts=tuple(_fact_from_json(fact) for fact in _several(data["facts"])),
        contacts=tuple(_contact_from_json(contact) for contact in _several(data["contacts"])),
        embargo=_stamp_from_json(data.get("embargo")),
        links=_several(data.get("links", ())),
    )
    check_release(release)
    return release


def _several(value: object) -> tuple[Any, ...]:
    """Return the items of a list; the letters of a text and the keys of an object are none."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"a list is wanted, not {type(value).__name__}")
    return tuple(value)


def _stamp_to_json(stamp: Stamp | None) -> dict[str, Any] | None:
    if stamp is None:
        return None
    return {
        "value": stamp.value,
        "zone": stamp.zone,
        "start": stamp.start,
        "end": stamp.end,
        "evidence": stamp.evidence,
    }


def _stamp_from_json(data: Mapping[str, Any] | None) -> Stamp | None:
    if data is None:
        return None
    return Stamp(data["value"], data["zone"], data["start"], data["end"], data["evidence"])


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """Return a fact as one of the objects under `facts`."""
    value: Any = fact.value
    if isinstance(value, Route):
        value = {"from": list(value.origins), "to": list(value.destinations), "goods": value.goods}
    data: dict[str, Any] = {"field": fact.field, "value": value}
    data |= {key: getattr(fact, key) for key in _FACT_EXTRAS if getattr(fact, key) is not None}
    if fact.field == "partner":
        data.setdefault("acronym", None)
    data |= {"qualifier": fact.qualifier, "scope": fact.scope}
    data |= {"start": fact.start, "end": fact.end, "evidence": fact.evidence}
    if fact.also:
        data["also"] = [{"start": p.start, "end": p.end, "evidence": p.evidence} for p in fact.also]
    return data


def fact_from_json(data: Mapping[str, Any]) -> Fact:
    """Return the fact that `fact_to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: The object is not a fact.
    """
    fact = _fact_from_json(data)
    check_fact(fact)
    return fact


def _fact_from_json(data: Mapping[str, Any]) -> Fact:
    value = data["value"]
    if isinstance(value, Mapping):
        value = Route(_several(value["from"]), _several(value["to"]), value["goods"])
    return Fact(
        field=data["field"],
        value=value,
        start=data["start"],
        end=data["end"],
        evidence=data["evidence"],
        qualifier=data["qualifier"],
        scope=data["scope"],
        also=tuple(Place(p["start"], p["end"], p["evidence"]) for p in _several(data.get("also", ()))),
        **{key: data.get(key) for key in _FACT_EXTRAS},
    )


def _contact_to_json(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "role": contact.role,
        "organisation": contact.organisation,
        "emails": list(contact.emails),
        "email_hidden": contact.email_hidden,
        "phones": [{"printed": phone.printed, "e164": phone.e164} for phone in contact.phones],
        "start": contact.start,
        "end": contact.end,
        "evidence": contact.evidence,
    }


def _contact_from_json(data: Mapping[str, Any]) -> Contact:
    return Contact(
        name=data["name"],
        role=data["role"],
        organisation=data["organisation"],
        emails=_several(data["emails"]),
        email_hidden=data["email_hidden"],
        phones=tuple(Phone(phone["printed"], phone["e164"]) for phone in _several(data["phones"])),
        start=data["start"],
        end=data["end"],
        evidence=data["evidence"],
    )


_SOURCE_EXTRAS = ("url", "ident")


def _source_to_json(source: Source) -> dict[str, Any]:
    data: dict[str, Any] = {"path": source.path, "media_type": source.media_type, "sha256": source.sha256}
    data |= {key: getattr(source, key) for key in _SOURCE_EXTRAS if getattr(source, key) is not None}
    return data | {"encoding": source.encoding, "encoding_guessed": source.encoding_guessed}


def _source_from_json(data: Mapping[str, Any]) -> Source:
    return Source(
        path=data["path"],
        media_type=data["media_type"],
        sha256=data["sha256"],
        url=data.get("url"),
        ident=data.get("ident"),
        encoding=data.get("encoding", "utf-8"),
        encoding_guessed=data.get("encoding_guessed", False),
    )
