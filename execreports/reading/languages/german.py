"""What German says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        erledigt | fertig | abgeschlossen | beendet | geschlossen | gelöst | behoben | umgesetzt | ausgeliefert
        | geliefert | freigegeben | genehmigt | akzeptiert | veröffentlicht | implementiert | bezahlt
        | in produktion | vollständig | bestanden | geprüft | verifiziert | erreicht | erfolgreich | eingeführt
        | ausgerollt | gemergt | fertiggestellt
    """,
    active="""
        in arbeit | in bearbeitung | laufend | läuft | aktiv | begonnen | gestartet | in entwicklung | in prüfung
        | im gange | teilweise | entwurf | in umsetzung | im test | angefangen | in review
    """,
    blocked="""
        blockiert | wartet | wartet auf | warten auf | wartend | angehalten | pausiert | gestoppt | fehlgeschlagen
        | defekt | kaputt | gesperrt | hängt | haengt
    """,
    at_risk="""
        gefährdet | in gefahr | verzögert | verspätet | kritisch | überfällig | im verzug | in verzug | verspätung
    """,
    planned="""
        geplant | zu erledigen | nicht begonnen | noch nicht begonnen | nicht gestartet | noch nicht | ausstehend
        | vorgesehen | künftig | zukünftig | verschoben | vorgeschlagen | zurückgestellt | offen | noch offen
        | steht aus | in planung | anstehend
    """,
    unknown="abgebrochen | entfällt | unbekannt",
    well="""
        betriebsbereit | stabil | bereit | funktioniert | überwacht | im zeitplan | nach plan | im plan | planmäßig
    """,
    alone="in produktion | offen | stabil | bereit | im test",
    finished="abgeschlossen | fertig | erledigt",
    partly="teilweise | fast",
    negations="nicht | kein | keine | noch",
    fillers="""
        diese | dieser | der | die | das | und | in | heute | sitzung | woche | aufgaben | arbeiten | punkte | schon
        | bereits | völlig | ganz
    """,
    lacking=r"kein\w* | fehl\w*",
    labels="status | zustand | bearbeitungsstand",
    progress="fortschritt",
    columns="phase | stand | ergebnis | resultat | fortschritt",
    blockers="blocker | blockiert durch",
    nothing="keine",
    yes="ja",
    no="nein",
    capability="kann | können | enthält | vorteile? | funktionen | stärken | bietet | unterstützt",
    criteria=r"kriteri\w* | ziele? | anforderungen | wenn | sobald | muss | sollte\w* | soll",
    advice=r"empfehl\w* | richtig | falsch | regeln | beispiel\w* | legende",
    unneeded=r"nicht nötig | brauche\w* nicht | außerhalb | nachteile | schwächen",
    conditions="wenn | sobald | muss",
    asks=r"wo stehen wir|wie weit sind wir|was (?:ist|wurde) (?:schon )?(?:fertig|offen|erledigt)|was fehlt",
)
_WORK = Work(
    next_steps="nächsten? schritte|offene punkte|offene aufgaben|aufgaben|zu erledigen|noch zu tun"
    "|weiteres vorgehen",
    owners="verantwortlich|zuständig",
    due="bis(?: spätestens)?(?: zum| am)?|fällig(?: am| bis)?|frist|termin|spätestens(?: am| bis(?: zum)?| zum)?",
    tasks="aufgaben?",
    steps="maßnahmen?|(?:nächste )?schritte?",
    risks="risik(?:o|en)",
    updated="(?:zuletzt )?(?:aktualisiert|stand|update|datum)(?: am)?",
)
_TABLES = Tables(
    roles={
        "status": "status|zustand",
        "owner": "verantwortlich|zuständig|wer",
        "due": "frist|fällig(?: am)?|termin",
        "date": "datum|wann",
        "revenue": "umsatz|einnahmen|erlöse?",
        "cost": "kosten|ausgaben?|aufwand|preise?|gebühr(?:en)?",
        "quantity": "menge|anzahl|stück",
        "amount": "beträge|betrag|summe|gesamt|wert",
        "priority": "priorität|schweregrad|auswirkung|risiko",
        "month": "monat|zeitraum|periode|quartal",
        "item": "posten|position|dienste?|leistung|kategorie|aufgaben?|bezeichnung|beschreibung|produkte?",
        "notes": "anmerkung(?:en)?|bemerkung(?:en)?|notizen",
        "severity": "auswirkung(?:en)?|schwere(?:grad)?",
        "likelihood": r"\w*wahrscheinlichkeit(?:en)?",
        "state": r"\w*stand",
    },
    totals="""summe|gesamt(?:summe|betrag|kosten|preis)?|insgesamt|zwischensumme|endsumme|endbetrag|total(?:en)?""",
    summed="kosten|ausgaben|einnahmen|umsatz|betrag|monatlich|(?:pro |/ ?)?monat",
    qualified="jährlich|pro jahr|netto|brutto|mit .*",
    running=r"kumul\w*|saldo|kontostand",
    single=r"ø|durchschnitt\w*|schnitt|mittel(?:wert)?|satz|einzelpreis|stückpreis",
    shares="davon",
)
_AMOUNTS = Amounts(
    about=r"ca\.?|circa|zirka|etwa|rund|ungefähr|geschätzt",
    currencies={"euro": "EUR", "dollar": "USD", "franken": "CHF", "chf": "CHF"},
    powers={3: "tausend | tsd", 6: "millionen | mio", 9: "milliarden? | mrd | mia", 12: "billionen"},
    periods={
        "month": "monat(?:e|s)? | mon | mtl",
        "year": "jahr(?:e|es)? | jhr",
        "week": "woche(?:n)?",
        "day": "tag(?:e|es)?",
        "hour": "stunden? | std",
    },
    adverbs={
        "month": "monatlich(?:e[rnms]?)? | mtl",
        "year": "jährlich(?:e[rnms]?)?",
        "week": "wöchentlich(?:e[rnms]?)?",
        "day": "täglich(?:e[rnms]?)?",
        "hour": "stündlich(?:e[rnms]?)?",
    },
    compounds={"month": "monats", "year": "jahres", "week": "wochen", "day": "tages", "hour": "stunden"},
    per="pro | je | im | am | die | der | jede[nsmr]?",
    apiece="pro | je",
    past="letzt | vergang",
    tax=r"netto | brutto | MwSt\.? | USt\.?",
    with_tax=r"zzgl\.? | inkl\.? | exkl\.?",
    between="zwischen",
    and_="und",
    to="bis",
    changes=r"steig\w* | stieg\w* | gestiegen | sank | sink\w* | senk\w* | erhöh\w* | vervielfach\w*",
    scales={3: "tausend | tsd", 6: "millionen | mio", 9: "milliarden | mrd"},
)
_SMALL = "der die das und ist nicht mit für von den ein eine auf zu im wird sind auch noch dem des bei"
_MONTHS = (
    "januar | jänner | jan",
    "februar | feb",
    "märz | mrz",
    "april | apr",
    "mai",
    "juni | jun",
    "juli | jul",
    "august | aug",
    "september | sept | sep",
    "oktober | okt",
    "november | nov",
    "dezember | dez",
)

WORDS = Language(
    "de",
    _SMALL,
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    _MONTHS,
    order="dmy",
)
