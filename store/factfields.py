"""The names of the fields of facts and of the kinds of releases, for whoever needs no more of the model than these."""

from typing import Literal, get_args

Kind = Literal["operation", "court", "appeal", "incident", "policy", "advisory", "corporate", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)

COUNT_FIELDS = (
    "arrests",
    "charged",
    "officers",
    "deployed",
    "checks",
    "searches",
    "victims",
    "citations",
    "investigations",
    "countries_count",
    "agencies_count",
)
FIGURE_FIELDS = (*COUNT_FIELDS, "seizure", "loss")
FIELDS = (
    "op_name",
    "op_date",
    *FIGURE_FIELDS,
    "coordinator",
    "partner",
    "country",
    "place",
    "route",
    "crime_area",
)
