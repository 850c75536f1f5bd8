"""The names of the fields of facts, for whoever needs no more of the model than these."""

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
