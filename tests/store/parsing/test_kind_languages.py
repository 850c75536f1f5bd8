"""The kind of a release by how it reads, in each language with cues; every release here was written for the test."""

import pytest

from store.document import Document
from store.factfields import Kind
from store.parsing import blocks, heading, kind
from store.text import shadow


def decide(title: str, story: str, language: str) -> Kind:
    text = f"{title}\n\n{story}"
    view = shadow(text)
    document = Document(text=text, media_type="text/plain", title=title, language=language)
    return kind.decide(view, heading.read(document, view, blocks.label(document, view)))


ENGLISH = [
    ("Robbery in Marsh Lane", "Detectives are appealing for witnesses after a man was robbed in Marsh Lane on Friday night.", "appeal"),
    ("Burglary in Eastmarch", "A shop in Eastmarch was broken into overnight and cash was stolen. Anyone who saw anything can call 101.", "incident"),
    ("Missing boy found safe", "A boy of nine who was missing from his home in Eastmarch has been found.", "incident"),
    ("Most wanted fugitive captured after nine years", "Officers captured Ron Vale at a harbour hotel on Monday night after a long search.", "incident"),
    ("Woman charged with fraud after bakery thefts", "Ann Vale, 44, is charged with eleven counts of fraud and will appear before magistrates on Monday.", "court"),
    ("State sues ferry company over spill", "The attorney general filed a lawsuit against the ferry company on Tuesday.", "court"),
    ("Eastmarch police stand with all who grieve", "We stand with the families who lost somebody in the attack in the capital, and send them our condolences.", "policy"),
    ("Statement by the Commissioner on the death of Judge Ann Vale", "The Commissioner released the following statement: she was a fair and kind judge.", "policy"),
    ("Recorded crime falls for the third year", "Figures published today show a fall of nine per cent in recorded crime across the county.", "policy"),
    ("Stay away from the cliffs this weekend", "Officers ask people to stay at home and not to travel to the coast, where paths have given way.", "advisory"),
    ("Road closures for the harbour marathon", "Harbour Street will be closed from six on Sunday morning; diversions will be signed.", "advisory"),
    ("Weather warning: heavy snow on the moors", "Drivers should plan ahead and take a shovel, as heavy snow is expected.", "advisory"),
    ("How to spot a bogus builder", "They knock without an appointment and want to be paid in cash before the work begins.", "advisory"),
    ("Special constables sworn in at attestation ceremony", "Ten volunteers were sworn in on Tuesday and will go on patrol next month.", "corporate"),
    ("Police dog Rufus retires after nine years", "Rufus will spend his retirement with his handler, who praised his nose and his patience.", "corporate"),
    ("Chief Superintendent Ann Vale: an obituary", "Ann Vale joined the force forty years ago and led its volunteers until her retirement.", "corporate"),
    ("Northwick Inc. appoints finance chief", "Northwick Inc. (NYSE: NWK) announced that Ann Vale joins the company as its chief financial officer.", "corporate"),
    ("Forty arrests in week of action against county lines", "Officers searched thirty homes and seized drugs, knives and cash.", "operation"),
    ("Successful operation against cryptocurrency scam", "Authorities of three countries arrested nine people and froze wallets during an action day.", "operation"),
    ("Progress in tackling doorstep crime", "The first of a series of meetings on the action plan was held in Eastmarch today.", "policy"),
    ("Force opens doorstep crime hub", "A new multi-agency partnership has been launched to support victims.", "policy"),
    ("Police and fire service share a vision for Eastmarch", "Both services have signed a commitment to work together.", "policy"),
    ("Victims can now report incidents at new reporting centres", "The centres are located in libraries across Eastmarch.", "policy"),
    ("Transcript of a doorstop interview on Operation Safe Harbour", "REPORTER: Minister, how many boats? MINISTER: Two.", "policy"),
    ("Readout of the Attorney General's meeting in Westport", "The two discussed cooperation between their countries.", "policy"),
    ("Report suspicious activity at the docks", "We are urging the public to tell us about anything out of place.", "advisory"),
    ("Pupils in Eastmarch invited to police summer school", "Places are limited; apply before the end of June.", "advisory"),
    ("Six things your bank will never do", "Officers have shared them in a bid to protect people from courier fraud.", "advisory"),
    ("No charges in the death of Ron Vale", "The Justice Department found insufficient evidence to prosecute two officers.", "court"),
    ("Teenagers left man with broken jaw", "Two teenagers who robbed a man on the quay have been jailed for six years.", "court"),
    ("Missing teenager located", "Ann Vale, 15, who was last seen on Friday, has been found safe. Thanks for sharing our appeal.", "incident"),
    ("Wanted man arrested in Eastmarch", "He was arrested on Monday night after a public appeal to trace him.", "incident"),
    ("Harbour prisoner located", "A prisoner who failed to return has been located. He was reported missing on Saturday, and anyone who saw him was asked to call 101.", "incident"),
    ("Five released without charge after assault", "Five people who were arrested on suspicion of assault have been released.", "incident"),
    ("Partnership marks a day against trafficking", "Sue Vale said new leaflets raise awareness among drivers; a campaign encourages people to look out.", "advisory"),
    ("Tenth anniversary of her disappearance", "Ann Vale was last seen in Eastmarch ten years ago today.", "incident"),
    ("Man arrested in Eastmarch", "A man of 19 was arrested on suspicion of burglary. Officers were called at noon to a shop on the quay, where a window had been smashed and the till was gone; a neighbour had heard two people run towards the harbour and had seen them climb over a wall, and called the police at once from her kitchen. Witnesses are asked to come forward; police are appealing for information.", "incident"),
    ("Arson at the pavilion", "Information is being sought by officers after a fire at the sports pavilion.", "appeal"),
    ("E-fits released after robbery", "Detectives are urging people to look at the faces of two men.", "appeal"),
    ("Appeal to residents to check their locks", "Thefts from sheds have risen this spring.", "advisory"),
    ("Thefts from vehicles in Marsh Lane", "Members of the public are being urged to leave nothing on display.", "advisory"),
    ("Leaders condemn assaults on staff", "Police, fire and ambulance services spoke with one voice today.", "policy"),
    ("Robbers flee after jewellery raid", "Two men threatened a shopkeeper in Marsh Lane and took rings.", "incident"),
    ("Section 60 authorised in the harbour quarter", "Officers may stop and search anybody there until midnight.", "operation"),
    ("Teacher charged with texting a student", "He wanted to meet for coffee, the district attorney said; he is charged with two felony counts.", "court"),
    ("Alfie follows in his father's footsteps", "He always wanted to serve. His father retired after a career of 36 years.", "corporate"),
    ("Northwick: analyst initiates coverage", "Marsh Partners initiated coverage of the company's shares.", "corporate"),
]  # fmt: skip
GERMAN = [
    ("Kochtopf löst Einsatz aus", "Gegen 00.30 Uhr rückte die Feuerwehr wegen starker Rauchentwicklung aus.", "incident"),
    ("Betrug im Namen der Polizei - Warnmeldung", "Betrüger nutzen den Namen einer Gewerkschaft, um an Geld zu kommen.", "advisory"),
    ("Nacht der Museen im Hafen", "Das Kriminalmuseum öffnet seine Pforten; das Orchester spielt.", "corporate"),
    ("Tourist fiel auf falsche Helfer herein", "Auf der Suche nach seinem Hotel wurde ein Mann bestohlen; der Tourist wurde beraubt.", "incident"),
    ("Neue Polizeibeamte für Hafenstadt", "Insgesamt 40 Beamtinnen und Beamte kann das Präsidium begrüßen.", "corporate"),
    ("Durchsuchungen in drei Ländern", "Ermittler vollstreckten am Dienstag neun Durchsuchungsbeschlüsse und nahmen sechs Männer fest.", "operation"),
    ("Bilanz der Polizei zum Hafenfest", "Bei Kontrollen stellten die Einsatzkräfte vierzig Verstöße fest.", "operation"),
    ("Fahrt unter Drogen", "Eine Streife stoppte einen 30-Jährigen bei einer Verkehrskontrolle; ein Test schlug an.", "incident"),
    ("Auto aufgebrochen - Festnahme", "Einsatzkräfte nahmen in der Nacht einen 39-Jährigen fest, der eine Scheibe eingeschlagen haben soll.", "incident"),
    ("Mit Falschgeld bezahlt", "Ein 19-Jähriger versuchte, im Supermarkt mit einem falschen Schein zu zahlen.", "incident"),
    ("Einbruch in Kiosk", "Die Polizei bittet um Hinweise: Unbekannte brachen in der Nacht in einen Kiosk am Hafen ein.", "appeal"),
    ("Belohnung nach Mord an Kapitän", "Die Staatsanwaltschaft hat 10.000 Euro ausgesetzt für Hinweise, die zum Täter führen.", "appeal"),
    ("Freiheitsstrafe für Betrüger", "Das Landgericht verurteilte einen 50-Jährigen zu vier Jahren.", "court"),
    ("Geschwindigkeitskontrollen", "In der kommenden Woche stehen die Messgeräte an der Hafenstraße und am Ring.", "advisory"),
    ("Entschärfung einer Fliegerbombe", "Anwohner im Hafenviertel müssen ihre Wohnungen am Samstag bis neun Uhr verlassen.", "advisory"),
    ("Neue Leiterin im Hafenrevier", "Anna Vale übernimmt das Revier; ihr Vorgänger geht in den Ruhestand.", "corporate"),
    ("Jahresbericht vorgestellt", "Die Ministerin stellte die Statistik des vergangenen Jahres vor.", "policy"),
]  # fmt: skip
OTHERS = [
    ("es", "Cae una banda de ladrones de cobre con 12 detenidos", "La policía practicó nueve registros y se incautó de dos toneladas de cable.", "operation"),
    ("es", "Condenada a seis años por estafa", "La Audiencia Provincial condenó a la acusada por un delito continuado.", "court"),
    ("es", "Se buscan testigos de un atropello", "La policía pide la colaboración de quien viera un coche rojo.", "appeal"),
    ("es", "Accidente mortal en la carretera del puerto", "Un hombre falleció y dos resultaron heridos tras un choque.", "incident"),
    ("es", "Alerta por falsos técnicos del gas", "Consejos: pida la acreditación y no pague en efectivo.", "advisory"),
    ("es", "El Gobierno aprueba la ley de seguridad", "El ministro presentó la estrategia y su presupuesto.", "policy"),
    ("es", "Nombramiento en la jefatura del puerto", "Toma posesión la nueva comisaria en un acto con homenaje a su antecesor.", "corporate"),
    ("fr", "Vaste coup de filet dans le port", "Neuf perquisitions ont permis de démanteler un réseau et de saisir deux tonnes de cuivre.", "operation"),
    ("fr", "Un trafiquant condamné à six ans de prison", "Le tribunal a rendu son jugement lundi.", "court"),
    ("fr", "Disparition inquiétante d'un adolescent", "Les gendarmes lancent un appel à témoins.", "appeal"),
    ("fr", "Accident mortel sur la route du port", "Un homme est décédé et deux personnes ont été blessées.", "incident"),
    ("fr", "Mise en garde : faux agents du gaz", "Conseils de prudence : demandez une carte professionnelle.", "advisory"),
    ("fr", "Le ministre présente le projet de loi", "Le gouvernement détaille sa stratégie et le budget.", "policy"),
    ("fr", "Prise de fonctions de la nouvelle directrice", "La cérémonie a réuni élus et partenaires.", "corporate"),
    ("it", "Sgominata una banda di ladri di rame: 12 arresti", "I carabinieri hanno eseguito nove perquisizioni e sequestrato due tonnellate di cavi.", "operation"),
    ("it", "Condannata a sei anni per truffa", "Il tribunale ha emesso la sentenza lunedì.", "court"),
    ("it", "Scomparso un ragazzo di quindici anni", "Chiunque abbia informazioni chiami il 112.", "appeal"),
    ("it", "Incidente mortale sulla strada del porto", "Un uomo è deceduto e due persone sono rimaste ferite.", "incident"),
    ("it", "Attenzione ai falsi tecnici del gas", "I consigli per difendersi dalle truffe.", "advisory"),
    ("it", "Il ministro illustra il decreto", "Il governo presenta la strategia e il bilancio.", "policy"),
    ("it", "Insediamento del nuovo questore", "La cerimonia si è tenuta nella sala del porto.", "corporate"),
    ("nl", "Bende koperdieven opgerold: 12 aanhoudingen", "Bij negen doorzoekingen is twee ton kabel in beslag genomen.", "operation"),
    ("nl", "Vrouw veroordeeld tot zes jaar celstraf", "De rechtbank deed maandag uitspraak.", "court"),
    ("nl", "Getuigen gezocht van aanrijding", "De politie is op zoek naar de bestuurder van een rode auto.", "appeal"),
    ("nl", "Dodelijk ongeval op de havenweg", "Een man is overleden en twee mensen raakten gewond.", "incident"),
    ("nl", "Politie waarschuwt voor nepmonteurs", "Let op: vraag om legitimatie en betaal niet contant.", "advisory"),
    ("nl", "Minister stuurt wetsvoorstel naar de Kamer", "Het kabinet trekt geld uit voor de maatregelen.", "policy"),
    ("nl", "Nieuwe korpschef benoemd", "Zij volgt haar voorganger op, die afscheid neemt.", "corporate"),
    ("ro", "Percheziții la hoți de cupru: 12 reținuți", "Polițiștii au destructurat un grup infracțional și au confiscat două tone de cablu.", "operation"),
    ("ro", "Condamnată la șase ani de închisoare", "Tribunalul a pronunțat sentința luni.", "court"),
    ("ro", "Adolescent dispărut de acasă", "Poliția solicită sprijinul cetățenilor pentru găsirea lui.", "appeal"),
    ("ro", "Accident mortal pe drumul portului", "Un bărbat a decedat și două persoane au fost rănite.", "incident"),
    ("ro", "Atenție la falșii tehnicieni de gaze", "Recomandări: cereți legitimația și nu plătiți pe loc.", "advisory"),
    ("ro", "Ministrul prezintă proiectul de lege", "Guvernul a detaliat strategia și bugetul.", "policy"),
    ("ro", "Ceremonie pentru noul comandant", "Numirea în funcție a avut loc luni.", "corporate"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "story", "expected"), ENGLISH)
def test_english_releases(title: str, story: str, expected: Kind) -> None:
    assert decide(title, story, "en") == expected


@pytest.mark.parametrize(("title", "story", "expected"), GERMAN)
def test_german_releases(title: str, story: str, expected: Kind) -> None:
    assert decide(title, story, "de") == expected


@pytest.mark.parametrize(("language", "title", "story", "expected"), OTHERS)
def test_releases_in_languages_known_from_tables_alone(
    language: str, title: str, story: str, expected: Kind
) -> None:
    assert decide(title, story, language) == expected


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("vi", "MEDIA ADVISORY \u2013 Harbour shooting, report of the coroner", "advisory"),
        ("pl", "Media advisory: konferencja", "advisory"),
        ("ro", "Invita\u021bie de pres\u0103: bilan\u021bul anului", "advisory"),
        ("it", "Appello ai testimoni", "appeal"),
    ],
)
def test_a_paper_that_names_itself_is_taken_at_its_word(language: str, title: str, expected: Kind) -> None:
    assert decide(title, "", language) == expected


def test_an_appeal_at_the_end_of_a_report_makes_no_appeal_of_it() -> None:
    story = (
        "A house in Marsh Lane burned down in the night and two people were injured. "
        + "The fire spread fast. " * 20
    )
    assert (
        decide("House fire in Marsh Lane", f"{story}\n\nPolice are appealing for witnesses.", "en")
        == "incident"
    )
