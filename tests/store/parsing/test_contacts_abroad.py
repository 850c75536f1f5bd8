"""Contacts as press offices print them in German, Spanish, French, Italian, Dutch, Romanian and Korean."""

from typing import Any

import pytest

from tests.store.parsing.contacts_read import Told, person, read, told

HOMES: dict[str, dict[str, Any]] = {
    "de": {
        "publisher": "Polizeipräsidium Frankfurt am Main",
        "title": "Sechs Festnahmen im Hafen",
        "story": "Am Dienstag durchsuchten Beamte neun Wohnungen im Hafenviertel und fanden Bargeld, Telefone und "
        "gefälschte Papiere hinter einer falschen Wand. Sechs Männer wurden festgenommen.",
    },
    "es": {
        "url": "https://www.puerto.gob.es/1",
        "title": "Seis detenidos en el puerto",
        "story": "La policía registró el martes nueve casas en el barrio del puerto y halló dinero, teléfonos y "
        "documentos falsos detrás de una pared falsa. Seis hombres fueron detenidos.",
    },
    "fr": {
        "url": "https://www.port.gouv.fr/1",
        "title": "Six arrestations au port",
        "story": "La police a perquisitionné mardi neuf maisons du quartier du port et a trouvé de l'argent, des "
        "téléphones et de faux papiers derrière un faux mur. Six hommes ont été arrêtés.",
    },
    "it": {
        "url": "https://www.porto.gov.it/1",
        "title": "Sei arresti al porto",
        "story": "La polizia ha perquisito martedì nove case nel quartiere del porto e ha trovato denaro, telefoni e "
        "documenti falsi dietro una parete finta. Sei uomini sono stati arrestati.",
    },
    "nl": {
        "url": "https://www.politie.nl/1",
        "title": "Zes aanhoudingen in de haven",
        "story": "De politie heeft dinsdag negen woningen in de havenwijk doorzocht en geld, telefoons en valse "
        "papieren gevonden achter een valse muur. Zes mannen zijn aangehouden.",
    },
    "ro": {
        "url": "https://www.politia.gov.ro/1",
        "title": "Șase reținuți în port",
        "story": "Polițiștii au percheziționat marți nouă case din cartierul portului și au găsit bani, telefoane și "
        "acte false în spatele unui perete fals. Șase bărbați au fost reținuți.",
    },
    "ko": {"url": "https://www.police.go.kr/1", "title": "항구 집중 단속", "story": "경찰청은 화요일 항구에서 집중 단속을 실시한다."},
}  # fmt: skip


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (
            "Rückfragen bitte an:\n\nPolizeipräsidium Hafenstadt\nPressestelle\nAdolf-Hafen-Allee 70\n60322 Hafenstadt\nTelefon: 069/755-82110 (Mo. bis Fr.: 07:30 Uhr bis 17:00 Uhr)\nDirekte Erreichbarkeit von Mo. - Fr.: 07:30 Uhr - 18:00 Uhr: 069/755-82111\nFax: 069/755-82009\nE-Mail: presse@hafen.example",
            [person(None, "Pressestelle", "+496975582110", "+496975582111", organisation="Polizeipräsidium Hafenstadt", emails=("presse@hafen.example",))],
        ),
        (
            "Rückfragen bitte an:\n\nPolizei Hafenstadt\nAnna Löhr\nTelefon: 0211 5555 143\n\nAußerhalb der Bürozeiten:\nLeitstelle\nTelefon: 0211 5555 0",
            [person("Anna Löhr", None, "+492115555143", organisation="Polizei Hafenstadt"), person(None, "Leitstelle", "+4921155550")],
        ),
        ("Pressekontakt: Anna Löhr, Pressesprecherin, Tel. 030 5555-143", [person("Anna Löhr", "Pressesprecherin", "+49305555143")]),
        ("Für Rückfragen steht Ihnen Pressesprecherin Anna Löhr unter 030 5555-143 zur Verfügung.", [person("Anna Löhr", "Pressesprecherin", "+49305555143")]),
        ("Ansprechpartner für die Medien: Oberstaatsanwalt Bernd Vogt, Tel. 0551 555-143", [person("Bernd Vogt", "Oberstaatsanwalt", "+49551555143")]),
        ("Pressestelle | +49 30 5555 143 | presse@hafen.example", [person(None, "Pressestelle", "+49305555143", emails=("presse@hafen.example",))]),
        (
            "Medienkontakt:\n\nPressestelle beim Polizeipräsidium Hafen, Rufnummer (+49) 0831 9909-0 (-1012/ -1013).",
            [person(None, "Pressestelle beim Polizeipräsidium Hafen", "+4983199090", "+4983199091012", "+4983199091013")],
        ),
        ("Rufbereitschaft: Herr Wagner, Tel.: 06107-3913 oder 0177-2369778 (nach 17.00 Uhr).", [person("Herr Wagner", None, "+4961073913", "+491772369778")]),
        ("Bereitschaft ab 17.00 Uhr Herr Wagner, Tel.: 06107-3913.", [person("Herr Wagner", None, "+4961073913")]),
        ("Rückfragen richten Sie bitte an die Presse-Hotline unter der Rufnummer 069/755-44444.", [person(None, None, "+496975544444")]),
        ("Hinweise bitte an die Polizei Hafen unter 069 755 51108 oder an jede andere Dienststelle.", []),
        ("Zeugen, die das Boot gesehen haben, melden sich bei Kommissarin Anna Löhr unter 069 755 51108.", []),
    ],
)  # fmt: skip
def test_german(tail: str, expected: list[Told]) -> None:
    assert told(tail, **HOMES["de"]) == expected


@pytest.mark.parametrize(
    ("language", "tail", "expected"),
    [
        ("es", "Gabinete de prensa\nTeléfono: 915 550 143\nprensa@puerto.example", [person(None, "Gabinete de prensa", "+34915550143", emails=("prensa@puerto.example",))]),
        ("es", "Más información:\nAna Valle, jefa de prensa\nTel. 915 550 143 / 915 550 144", [person("Ana Valle", "jefa de prensa", "+34915550143", "+34915550144")]),
        ("es", "Contacto de prensa: Ana Valle, 915 550 143", [person("Ana Valle", None, "+34915550143")]),
        ("es", "Para más información, contacte con el gabinete de prensa en el 915 550 143", [person(None, "gabinete de prensa", "+34915550143")]),
        ("fr", "Contacts presse :\nMarie Dupont, attachée de presse\n01 55 50 01 43", [person("Marie Dupont", "attachée de presse", "+33155500143")]),
        ("fr", "CONTACTS PRESSE\nMarie DUPONT \u2013 06 55 50 01 43\nJean MARTIN \u2013 06 55 50 01 44", [person("Marie DUPONT", None, "+33655500143"), person("Jean MARTIN", None, "+33655500144")]),
        ("it", "Ufficio stampa\nTel. 06 5550143\nstampa@porto.example", [person(None, "Ufficio stampa", "+39065550143", emails=("stampa@porto.example",))]),
        ("it", "Contatti stampa: Dott.ssa Anna Rossi, portavoce, tel. 06 5550143, cell. 335 5550143", [person("Anna Rossi", "portavoce", "+39065550143", "+393355550143")]),
        ("nl", "Noot voor de redactie, niet voor publicatie:\nVoor meer informatie kunt u contact opnemen met Jan de Vries, woordvoerder, 06 5550 0143", [person("Jan de Vries", "woordvoerder", "+31655500143")]),
        ("nl", "Woordvoerder\nJan de Vries\n06-55500143", [person("Jan de Vries", "Woordvoerder", "+31655500143")]),
        ("ro", "Biroul de presă\nTelefon: 021 555 0143\nE-mail: presa@port.example", [person(None, "Biroul de presă", "+40215550143", emails=("presa@port.example",))]),
        ("ro", "Purtător de cuvânt: Ion Popescu, tel. 0721 555 014", [person("Ion Popescu", "Purtător de cuvânt", "+40721555014")]),
        ("ko", "담당: 경찰청 수사과 경정 김철수(02-3150-0143)", [person("김철수", "경찰청 수사과 경정", "+82231500143")]),
    ],
)  # fmt: skip
def test_other_languages(language: str, tail: str, expected: list[Told]) -> None:
    assert told(tail, **HOMES[language]) == expected


def numbers(ending: str) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    home = HOMES["de"]
    found = read(f"{home['title']}\n\n{home['story']} {ending}", publisher=home["publisher"])
    return [(contact.name, [(phone.printed, phone.e164) for phone in contact.phones]) for contact in found]


@pytest.mark.parametrize(
    ("signature", "printed", "e164"),
    [
        ("(Anna Löhr/-82117)", "-82117", "+496975582117"),
        ("(Anna Löhr/ -82117).", "-82117", "+496975582117"),
        ("(Anna Löhr /-82117) ots Originaltext: Polizei Hafen", "-82117", "+496975582117"),
        ("(Anna Löhr, 82117)", "82117", "+496975582117"),
        ("(Anna Löhr -/82117).Weitere Berichte folgen", "82117", "+496975582117"),
        ("(Anna Löhr / 755-82117)", "755-82117", "+496975582117"),
        ("(Anna Löhr/069/755-82117)", "069/755-82117", "+496975582117"),
        ("(Anna Löhr, Tel. 069 - 755 82117)", "069 - 755 82117", "+496975582117"),
    ],
)
def test_a_signature_with_an_extension_of_a_number_that_stands_elsewhere(
    signature: str, printed: str, e164: str
) -> None:
    ending = f"Zeugen werden gebeten, sich unter Tel. 069/755-51108 zu melden. {signature}"
    assert numbers(ending) == [("Anna Löhr", [(printed, e164)])]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Die Ermittlungen dauern an.",
        "Zeugen melden sich unter 0172/2369778.",
        "Zeugen melden sich unter 06142/63319.",
        "Zeugen melden sich unter 0800/100 821 17.",
        "Zeugen melden sich unter 069/755-51108 oder 06101/898-12345.",
    ],
)
def test_an_extension_is_never_put_to_a_number_it_may_not_belong_to(elsewhere: str) -> None:
    assert numbers(f"{elsewhere} (Anna Löhr/-82117)") == [("Anna Löhr", [("-82117", None)])]


def test_each_story_of_a_bulletin_has_its_own_signature() -> None:
    ending = (
        "Die Ermittlungen dauern an. (Anna Löhr/-82117) 240305 - 0112 Hafenviertel: Auto brannte    In der Nacht brannte "
        "ein Auto.(Bernd Vogt, 069/755-82118)    Am Montag lief ein Boot aus. (Anna Löhr/82117)"
    )
    assert numbers(ending) == [
        ("Anna Löhr", [("-82117", "+496975582117")]),
        ("Bernd Vogt", [("069/755-82118", "+496975582118")]),
    ]


def test_who_is_named_inside_a_sentence_has_not_signed_it() -> None:
    ending = "Der Wirt (Anna Löhr, 069/755-51108) und Zeugen sahen den Wagen. Die Ermittlungen dauern an."
    assert numbers(ending) == []


@pytest.mark.parametrize(
    "ending", ["(Anna Löhr)", "(Bild 12/345)", "(siehe Meldung 030323 - 305)", "(Anna Löhr, 1972)"]
)
def test_brackets_that_are_no_signature(ending: str) -> None:
    assert numbers(f"Die Ermittlungen dauern an. {ending}") == []
