"""Titles of two releases beside each other: do they name the same, and does one say that it updates or corrects?"""

from store.search.words import words

# What publishers put before or behind a title when they issue a release again, folded; in the languages of the parser.
_CUES = frozenset(
    {
        *(
            "update",
            "updated",
            "updates",
            "correction",
            "corrected",
            "corrects",
            "amended",
            "amendment",
            "revised",
        ),
        *("revision", "reissue", "reissued", "reappeal"),
        *(
            "nachtrag",
            "nachtragsmeldung",
            "korrektur",
            "korrigiert",
            "korrigierte",
            "berichtigung",
            "berichtigt",
        ),
        *(
            "aktualisiert",
            "aktualisierung",
            "aktualisierte",
            "richtigstellung",
            "erganzung",
            "folgemeldung",
            "fassung",
        ),
        *("rectificatif", "rectifie", "corrige", "actualise", "actualisation"),
        *("correccion", "corregido", "corregida", "rectificacion", "errata", "actualizacion", "actualizado"),
        *("rettifica", "correzione", "corretto", "aggiornamento", "aggiornato"),
        *("correctie", "gecorrigeerd", "rectificatie", "bijgewerkt"),
        *("correcao", "corrigido", "retificacao", "atualizacao", "atualizado"),
        *("korekta", "sprostowanie", "aktualizacja", "oprava", "aktualizace", "corectie", "actualizare"),
    }
)
# Where a cue stands that is about the release itself: `prison update` is none of these.
_ENDS = 2


def says_again(title: str | None) -> bool:
    """Return whether a title begins or ends with a word such as `UPDATE`, `Korrektur`, `rectificatif`."""
    found = words(title or "")
    return any(word in _CUES for word in (*found[:_ENDS], *found[-_ENDS:]))


def titles_alike(this: str | None, other: str | None) -> float:
    """Return how much two titles have in common, from 0 to 1, figures and words such as `update` aside; 0 without words.

    Without them because they are what a correction changes.
    """
    here, there = _naming(this), _naming(other)
    return len(here & there) / len(here | there) if here and there else 0.0


def _naming(title: str | None) -> set[str]:
    return {word for word in words(title or "") if word not in _CUES and not word.isdigit()}
