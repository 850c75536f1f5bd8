"""Who led, coordinated, supported, took part in or paid for an operation, by the sentence that says so."""

import pytest

from store.model import Block, Fact
from store.parsing import names, partners
from tests.store.parsing.facts_read import facts
from tests.store.parsing.readings import reading


def read(text: str, language: str = "en", publisher: str | None = None) -> list[Fact]:
    return facts(partners.read, text, language, publisher=publisher)


def roles(text: str, language: str = "en", publisher: str | None = None) -> dict[object, str | None]:
    return {
        fact.value: fact.role for fact in read(text, language, publisher=publisher) if fact.field == "partner"
    }


def leaders(text: str, language: str = "en", publisher: str | None = None) -> dict[object, str | None]:
    return {
        fact.value: fact.role
        for fact in read(text, language, publisher=publisher)
        if fact.field == "coordinator"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was supported by Europol, Eurojust and INTERPOL.", {"Europol": "supported", "Eurojust": "supported", "INTERPOL": "supported"}),
        ("With backing from Frontex, officers met.", {"Frontex": "supported"}),
        ("Europol deployed two experts.", {"Europol": "supported"}),
        ("Frontex and INTERPOL took part.", {"Frontex": "participated", "INTERPOL": "participated"}),
        ("The action was funded by the European Union.", {"European Union": "funded"}),
        ("The case was investigated by the FBI and the DEA.", {"FBI": "led", "DEA": "led"}),
        ("It was investigated by the FBI with assistance from Europol.", {"FBI": "led", "Europol": "supported"}),
        ("HSI is investigating the case.", {"HSI": "led"}),
        ("Detectives worked with the National Crime Agency.", {"National Crime Agency": "participated"}),
        ("They thanked the Harbour Police for their help.", {"Harbour Police": "supported"}),
        ("It runs within the framework of the European Multidisciplinary Platform Against Criminal Threats (EMPACT).",
         {"European Multidisciplinary Platform Against Criminal Threats": "framework"}),
        ("Officers from Northshire Police and Westmark Constabulary joined forces.",
         {"Northshire Police": "participated", "Westmark Constabulary": "participated"}),
    ],
)  # fmt: skip
def test_roles(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The days were coordinated by Spain and Europol.", {"Spain": "coordinated", "Europol": "coordinated"}),
        ("Spain, supported by Europol, coordinated the action days.", {"Spain": "coordinated"}),
        ("An operation led by the Romanian authorities took place.", {"Romanian authorities": "led"}),
        ("The German and Cypriot authorities led the investigation.", {"German authorities": "led", "Cypriot authorities": "led"}),
        ("The raid was led by the Northshire Police.", {"Northshire Police": "led"}),
    ],
)  # fmt: skip
def test_coordinators(text: str, expected: dict[str, str]) -> None:
    assert leaders(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Europol coordinated the flow of operational information.",
        "Europol supported the coordination of the action days.",
        "The joint work of Spain and Italy led to ten arrests.",
    ],
)
def test_what_is_no_coordination(text: str) -> None:
    assert leaders(text) == {}


def test_a_coordinator_is_a_partner_as_well_but_a_country_is_not() -> None:
    text = "The operation was coordinated by Spain and INTERPOL."
    assert roles(text) == {"INTERPOL": "coordinated"}


def test_only_operations_have_coordinators() -> None:
    found = facts(partners.read, "The inquiry was led by the FBI.", kind="court")
    assert [(fact.field, fact.value) for fact in found] == [("partner", "FBI")]


@pytest.mark.parametrize(
    ("text", "value", "acronym"),
    [
        ("It was backed by the European Cybercrime Centre (EC3).", "European Cybercrime Centre", "EC3"),
        ("It was backed by SELEC (Southeast European Law Enforcement Centre).", "Southeast European Law Enforcement Centre", "SELEC"),
        ("It was backed by the Harbour Patrol Service (“HPS”).", "Harbour Patrol Service", "HPS"),
    ],
)  # fmt: skip
def test_long_form_and_acronym_are_one_partner(text: str, value: str, acronym: str) -> None:
    found = read(f"{text} {acronym} sent two people.")
    assert [(fact.value, fact.acronym) for fact in found] == [(value, acronym)]


def test_a_list_of_partners_has_bare_roles() -> None:
    text = (
        "International and institutional partners: Harbour Cooperation Working Party (HCWP), "
        "IPA/2031 (Instrument for Pre-Accession Assistance) fighting crime, INTERPOL, UNODC.* A note."
    )
    found = read(text)
    assert [(f.value, f.acronym, f.role) for f in found] == [
        ("Harbour Cooperation Working Party", "HCWP", "partner"),
        ("Instrument for Pre-Accession Assistance", "IPA/2031", "partner"),
        ("INTERPOL", None, "partner"),
        ("UNODC", None, "partner"),
    ]


def test_authorities_under_a_heading_took_part() -> None:
    text = (
        "The following authorities carried out the work:\n\n"
        "North Macedonia: Basic Public Prosecution Office for Prosecuting Forgery\n\n"
        "Serbia: Special Department for Forgery of the Higher Public Prosecutor's Office\n\n"
        "A second notice will follow."
    )
    assert roles(text) == {
        "Basic Public Prosecution Office for Prosecuting Forgery": "participated",
        "Special Department for Forgery of the Higher Public Prosecutor's Office": "participated",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was done with the Fullerton, Anaheim and Brea Police Departments.", ["Fullerton", "Anaheim", "Brea"]),
        ("Participating agencies include the Police Departments of Cypress, Buena Park, and La Palma.", ["Cypress", "Buena Park", "La Palma"]),
    ],
)  # fmt: skip
def test_shared_nouns_are_several_partners(text: str, expected: list[str]) -> None:
    text = text.replace("with the", "in conjunction with the")
    assert [fact.value for fact in read(text)] == [f"{place} Police Department" for place in expected]


def test_the_publisher_is_a_partner_only_where_it_has_a_role_of_its_own() -> None:
    taking_part = "Officers from Derbyshire Constabulary and Westmark Police joined forces."
    leading = "The raid was led by Derbyshire Constabulary."
    assert list(roles(taking_part, publisher="Derbyshire Police")) == ["Westmark Police"]
    assert roles(leading, publisher="Derbyshire Police") == {"Derbyshire Constabulary": "led"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Einsatzkräfte des Landeskriminalamts durchsuchten im Auftrag der Berliner Staatsanwaltschaft drei Wohnungen.",
         {"Landeskriminalamt": "participated", "Berliner Staatsanwaltschaft": "led"}),
        ("Die Polizei wurde von der Bundespolizei und dem Hauptzollamt Gießen unterstützt, unterstützt vom Bundeskriminalamt.",
         {"Bundeskriminalamt": "supported"}),
        ("Gemeinsam mit der Staatsanwaltschaft Frankfurt am Main wurde ermittelt.", {"Staatsanwaltschaft Frankfurt am Main": "participated"}),
    ],
)  # fmt: skip
def test_german(text: str, expected: dict[str, str]) -> None:
    found = roles(text, "de")
    assert {value: role for value, role in found.items() if value in expected} == expected


def test_spanish_and_french() -> None:
    spanish = "La Guardia Civil participó con el apoyo de Europol."
    assert roles(spanish, "es") == {"Guardia Civil": "participated", "Europol": "supported"}
    assert (
        roles("L'opération a été menée avec le soutien d'Eurojust et Europol.", "fr")["Europol"]
        == "supported"
    )


def test_another_time_is_another_scope() -> None:
    text = "Westmark Police helped. This comes following two days of work together with Northshire Police."
    assert {fact.value: fact.scope for fact in read(text)} == {
        "Westmark Police": "current",
        "Northshire Police": "historical",
    }


@pytest.mark.parametrize(
    "text",
    [
        "He appeared at Northtown Crown Court.",
        "The Harbour Trafficking Organization was supported by many.",
        "Anyone with information should call Westmark Police on 101.",
        "Northshire Police and Crime Commissioner Ann Lee spoke.",
    ],
)
def test_bodies_without_a_role_are_not_partners(text: str) -> None:
    assert roles(text) == {}


def test_the_boilerplate_names_no_partner() -> None:
    text = "A man was held.\n\nEuropol supports the Member States together with INTERPOL."
    blocks = (Block("body", 0, 15), Block("boilerplate", 17, len(text)))
    assert facts(partners.read, text, blocks=blocks) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheriff Ann Lee of the Harbour County Sheriff's Department spoke.", ["Harbour County Sheriff's Department"]),
        ("Westport Police Chief Sam Doe spoke.", ["Westport Police"]),
        ("The U.S. Attorney's Office for the Eastern District of Arkadia spoke.", ["U.S. Attorney's Office for the Eastern District of Arkadia"]),
        ("Norfolk and Suffolk Trading Standards spoke.", ["Norfolk and Suffolk Trading Standards"]),
        ("Westmark Police and British Transport Police spoke.", ["Westmark Police", "British Transport Police"]),
        ("The Los Angeles Police Department spoke.", ["Los Angeles Police Department"]),
        ("Jane Doe of the Criminal Division's Cargo Theft Section spoke.", ["Cargo Theft Section"]),
    ],
)  # fmt: skip
def test_names_are_cut_at_people_and_parents(text: str, expected: list[str]) -> None:
    assert [name.value for name in names.find(reading(text))] == expected
