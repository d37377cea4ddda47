"""Handoffs as colleagues write them in Dutch, Swedish, Danish, Norwegian and Finnish, and what they must not do to others."""

import pytest

from execreports.reading.handoff import Handoff, read_handoff
from execreports.reading.status_value import read_status
from execreports.reading.table_facts import read_table
from execreports.reading.table_roles import is_total, role_of

DUTCH = """# Overdracht webshop Molenaar

**Bijgewerkt op:** 12 mei 2026
**Status:** in uitvoering
**Voortgang:** 60%

De nieuwe webshop is bijna af, maar wij wachten nog op de bank. Het contract met de drukker is getekend.

## Stand van zaken

| Onderdeel | Status | Verantwoordelijke | Uiterlijk |
|---|---|---|---|
| Betaalmodule | afgerond | Femke | 1 mei 2026 |
| Voorraadkoppeling | wacht op leverancier | Joris | 15 mei 2026 |
| Fotografie | nog niet gestart | Sanne | 20 juni 2026 |
| Vertaling | loopt | Joris | 22 mei 2026 |
| Keurmerk | achter op schema | Femke | 2 juni 2026 |

## Openstaande punten

- Leverancier bellen (verantwoordelijk: Joris, uiterlijk 15 mei 2026)
- Foto's bestellen vóór 20 juni 2026
- [x] Contract versturen

## Kosten

| Omschrijving | Bedrag per maand |
|---|---|
| Hosting | € 1.250,00 |
| Marketing | € 2.400,00 |
| Totaal | € 3.650,00 |

De verbouwing kost tussen €5.000 en €8.000, de licentie € 40 per maand excl. btw.
"""
SWEDISH = """# Överlämning butiksprojektet

**Uppdaterad:** 12 maj 2026
**Status:** pågår
**Framdrift:** 60 %

Vi har kommit långt med butiken men väntar på banken. Avtalet med tryckeriet är påskrivet.

## Läget just nu

| Uppgift | Status | Ansvarig | Klart senast |
|---|---|---|---|
| Betallösning | klar | Elin | 1 maj 2026 |
| Lagerkoppling | väntar på leverantör | Johan | 15 maj 2026 |
| Fotografering | ej påbörjad | Sara | 20 juni 2026 |
| Översättning | på gång | Johan | 22 maj 2026 |
| Certifiering | försenad | Elin | 2 juni 2026 |

## Kvar att göra

- Ring leverantören (ansvarig: Johan, senast den 15 maj 2026)
- Beställ bilder före 20 juni 2026
- [x] Skicka avtalet

## Kostnader

| Benämning | Belopp per månad |
|---|---|
| Hosting | 12 500 kr |
| Marknadsföring | 24 000 kr |
| Summa | 36 500 kr |

Ombyggnaden kostar mellan 50 000 och 80 000 kr, licensen 400 kr/mån och företaget omsätter 1,2 mkr om året.
"""
DANISH = """# Overdragelse af webshoppen

**Opdateret:** 12. maj 2026
**Status:** i gang
**Fremdrift:** 60 %

Vi er nået langt med butikken, men afventer banken. Aftalen med trykkeriet er underskrevet.

## Hvor er vi nu

| Opgave | Status | Ansvarlig | Frist |
|---|---|---|---|
| Betalingsmodul | færdig | Mette | 1. maj 2026 |
| Lagerkobling | afventer leverandør | Jens | 15. maj 2026 |
| Fotografering | ikke påbegyndt | Signe | 20. juni 2026 |
| Oversættelse | igangværende | Jens | 22. maj 2026 |
| Certificering | forsinket | Mette | 2. juni 2026 |

## Næste skridt

- Ring til leverandøren (ansvarlig: Jens, senest den 15. maj 2026)
- Bestil billeder inden 20. juni 2026
- [x] Send aftalen

## Omkostninger

| Betegnelse | Beløb pr. måned |
|---|---|
| Hosting | 12.500 kr. |
| Markedsføring | 24.000 kr. |
| I alt | 36.500 kr. |

Ombygningen koster mellem 50.000 og 80.000 kr., licensen 400 kr. pr. måned, og vi har 1,2 mio. kr. i banken.
"""
NORWEGIAN = """# Overlevering av nettbutikken

**Sist oppdatert:** 12. mai 2026
**Status:** under arbeid
**Fremdrift:** 60 %

Vi har kommet langt med butikken, men venter på banken. Avtalen med trykkeriet er signert.

## Hvor er vi nå

| Oppgave | Status | Ansvarlig | Frist |
|---|---|---|---|
| Betalingsløsning | ferdig | Ingrid | 1. mai 2026 |
| Lagerkobling | venter på leverandør | Lars | 15. mai 2026 |
| Fotografering | ikke startet | Silje | 20. juni 2026 |
| Oversettelse | pågår | Lars | 22. mai 2026 |
| Sertifisering | forsinket | Ingrid | 2. juni 2026 |

## Neste steg

- Ring leverandøren (ansvarlig: Lars, senest 15. mai 2026)
- Bestill bilder innen 20. juni 2026
- [x] Send avtalen

## Kostnader

| Beskrivelse | Beløp per måned |
|---|---|
| Hosting | 12 500 kr |
| Markedsføring | 24 000 kr |
| Sum | 36 500 kr |

Ombyggingen koster mellom 50 000 og 80 000 kr, lisensen 400 kr/mnd, og vi har 1,2 mill. kr igjen av budsjettet.
"""
FINNISH = """# Verkkokaupan siirto

**Päivitetty:** 12. toukokuuta 2026
**Tila:** kesken
**Edistyminen:** 60 %

Kauppa on jo pitkällä, mutta odotamme vielä pankkia. Sopimus painon kanssa on allekirjoitettu ja kaikki tarvittava tilattu.

## Missä mennään

| Tehtävä | Tila | Vastuuhenkilö | Määräaika |
|---|---|---|---|
| Maksut | valmis | Aino | 1. toukokuuta 2026 |
| Varaston kytkentä | odottaa toimittajaa | Juha | 15. toukokuuta 2026 |
| Valokuvaus | ei aloitettu | Sari | 20. kesäkuuta 2026 |
| Käännös | työn alla | Juha | 22.5.2026 |
| Sertifiointi | myöhässä | Aino | 2.6.2026 |

## Seuraavat askeleet

- Soita toimittajalle (vastuuhenkilö: Juha, viimeistään 15.5.2026)
- Tilaa kuvat (viimeistään 20. kesäkuuta 2026)
- [x] Lähetä sopimus

## Kustannukset

| Kuvaus | €/kk |
|---|---|
| Palvelin | 1 250 |
| Markkinointi | 2 400 |
| Yhteensä | 3 650 |

Remontti maksaa 5 000–8 000 euroa, lisenssi 40 euroa kuukaudessa, ja pankissa on 1,2 milj. euroa.
"""
DOCUMENTS = {"nl": DUTCH, "sv": SWEDISH, "da": DANISH, "nb": NORWEGIAN, "fi": FINNISH}
NAMES = {"nl": "Joris", "sv": "Johan", "da": "Jens", "nb": "Lars", "fi": "Juha"}


@pytest.fixture(params=list(DOCUMENTS))
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def document(code: str) -> Handoff:
    return read_handoff(DOCUMENTS[code].encode())


def test_states_of_the_label_and_the_column(code: str) -> None:
    statuses = document(code).statuses
    assert [one.status for one in statuses if one.form == "label"] == ["active", "active"]
    cells = [one.status for one in statuses if one.form == "cell"]
    assert cells == ["done", "blocked", "planned", "active", "at-risk"]


def test_open_work_has_its_owner_and_its_date(code: str) -> None:
    tasks = document(code).tasks
    assert [(task.owner, task.due, task.done) for task in tasks] == [
        (NAMES[code], "2026-05-15", False),
        ("", "2026-06-20", False),
        ("", "", True),
    ]


def test_columns_have_their_roles_and_totals_add_up(code: str) -> None:
    found = document(code)
    work, costs = found.tables
    assert [role_of(name) for name in work.header] == ["item", "status", "owner", "due"]
    facts = read_table(costs, found.text)
    assert [row.is_total for row in facts.rows] == [False, False, True]
    assert facts.headers[1].period == "month"
    assert [check.agrees for check in facts.totals] == [True]


def test_the_day_it_was_updated_is_a_date(code: str) -> None:
    assert document(code).dates[0].iso == "2026-05-12"


@pytest.mark.parametrize(
    ("code", "amounts"),
    [
        ("nl", ["5000..8000 EUR", "40 EUR/month"]),
        ("sv", ["50000..80000 SEK", "400 SEK/month", "1200000 SEK/year"]),
        ("da", ["50000..80000 DKK", "400 DKK/month", "1200000 DKK"]),
        ("nb", ["50000..80000 NOK", "400 NOK/month", "1200000 NOK"]),
        ("fi", ["5000..8000 EUR", "40 EUR/month", "1200000 EUR"]),
    ],
)
def test_amounts_in_prose(code: str, amounts: list[str]) -> None:
    found = document(code)
    last = found.text.count("\n")
    said = [one for one in found.money if one.line == last]
    assert [
        f"{one.low if one.low == one.high else f'{one.low}..{one.high}'} {one.currency}"
        + (f"/{one.period}" if one.period else "")
        for one in said
    ] == amounts
    assert not any(one.unsure for one in said)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("Gereed", "done"), ("Verzonden op 3 mei", "done"), ("In behandeling", "active"), ("Niet afgerond", "planned"),
        ("Geblokkeerd", "blocked"), ("Vertraagd", "at-risk"), ("Nog te doen", "planned"), ("Op schema", "active"),
        ("Deels klaar", "active"), ("N.v.t.", "unknown"), ("Geannuleerd", "unknown"),
        ("Färdigt", "done"), ("Skickad", "done"), ("Påbörjad", "active"), ("Inte klar", "planned"), ("Pausad", "blocked"),
        ("Ligger efter", "at-risk"), ("Planerat", "planned"), ("I mål", "done"), ("Enligt plan", "active"),
        ("Delvis klar", "active"), ("Inställd", "unknown"),
        ("Afsluttet", "done"), ("Bestilt", "done"), ("Under udvikling", "active"), ("Ikke færdig", "planned"),
        ("Sat på pause", "blocked"), ("Bagud", "at-risk"), ("Udskudt", "planned"), ("Aflyst", "unknown"),
        ("Fullført", "done"), ("Sendt", "done"), ("Underveis", "active"), ("Ikke ferdig", "planned"), ("På vent", "blocked"),
        ("På etterskudd", "at-risk"), ("Gjenstår", "planned"), ("Ikkje starta", "planned"), ("I rute", "active"),
        ("Tehty", "done"), ("Lähetetty", "done"), ("Käynnissä", "active"), ("Ei valmis", "planned"), ("Estetty", "blocked"),
        ("Viivästynyt", "at-risk"), ("Aloittamatta", "planned"), ("Suunniteltu", "planned"), ("Aikataulussa", "active"),
        ("Peruttu", "unknown"),
    ],
)  # fmt: skip
def test_states(value: str, status: str) -> None:
    assert read_status(value).status == status


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Eigenaar", "owner"), ("Maandkosten", "cost"), ("Bedrag", "amount"), ("Toelichting", "notes"), ("Omzet", "revenue"),
        ("Ägare", "owner"), ("Månadskostnad", "cost"), ("Belopp", "amount"), ("Intäkter", "revenue"), ("Förfallodatum", "due"),
        ("Tovholder", "owner"), ("Udgifter", "cost"), ("Beløb", "amount"), ("Omsætning", "revenue"), ("Senest", "due"),
        ("Hvem", "owner"), ("Kostnad", "cost"), ("Inntekter", "revenue"), ("Forfallsdato", "due"), ("Merknad", "notes"),
        ("Vastuu", "owner"), ("Kustannus", "cost"), ("Summa", "amount"), ("Liikevaihto", "revenue"), ("Eräpäivä", "due"),
        # what other languages write the same way
        ("Moment", ""), ("Taken", ""), ("Wie", ""), ("Plan", ""), ("Lage", ""), ("Este", ""), ("Post", ""), ("Handling fee", "cost"), ("Post ID", ""), ("Compris", ""),
    ],
)  # fmt: skip
def test_roles(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Eindtotaal", True), ("Totale kosten", True), ("Subtotaal", True), ("Delsumma", True), ("Totalt per år", True),
        ("Omkostninger i alt", True), ("I alt inkl. moms", True), ("Sum kostnader", True), ("Kulut yhteensä", True),
        ("Välisumma", True), ("Sommige kosten", False), ("Alt andet", False), ("Samlingslokale", False),
    ],
)  # fmt: skip
def test_totals(words: str, expected: bool) -> None:
    assert is_total(words) is expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Por pagar", "planned"), ("A pagar", "planned"), ("Team testet neue Version", "unknown"), ("Anwalt klärt den Vertrag", "unknown"),
        ("Startet am 1. Juni 2026", "unknown"), ("Ziele klar", "unknown"), ("They lost the account", "unknown"),
        ("sent to Kari", "unknown"), ("Voi", "unknown"), ("on the way", "unknown"),
    ],
)  # fmt: skip
def test_words_that_other_languages_share_say_no_more_than_they_did(text: str, status: str) -> None:
    assert read_status(text).status == status


@pytest.mark.parametrize(
    "line",
    [
        "Vorschläge: drei Stück",
        "Läge: mitt i stan",
        "Mochila: azul",
        "Lage: Hamburg",
        "Tillstånd: bygglov krävs",
    ],
)
def test_labels_that_end_like_a_state_are_none(line: str) -> None:
    assert not read_handoff(f"# A\n\n{line}\n".encode()).statuses


@pytest.mark.parametrize(
    "title", ["Afgeronde acties", "Fullførte oppgaver", "Genomförda åtgärder", "Valmiit tehtävät"]
)
def test_a_list_of_finished_work_is_not_open(title: str) -> None:
    assert not read_handoff(f"# A\n\n## {title}\n\n- x\n".encode()).tasks
