"""What Dutch says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""klaar|gereed|afgerond|afgeronde|voltooid|voltooide|gedaan|opgeleverd|geleverd|gesloten|afgesloten
        |opgelost|verholpen|hersteld|goedgekeurd|akkoord|getest|gecontroleerd|verzonden|verstuurd|ondertekend|getekend
        |besteld|betaald|voldaan|gefactureerd|bevestigd|geboekt|ontvangen|gepubliceerd|gelanceerd|geïmplementeerd|ingevoerd
        |uitgevoerd|uitgerold|gemigreerd|geïnstalleerd|ingericht|behaald|gehaald|geslaagd|geregeld|afgehandeld
        |afgevinkt|in productie|live gezet""",
    active="""in uitvoering|loopt|lopend|lopende|bezig|mee bezig|onderhanden|onder handen|in behandeling|in bewerking
        |in ontwikkeling|in review|in beoordeling|ter beoordeling|ter goedkeuring|wordt getest|wordt aan gewerkt
        |gestart|opgestart|begonnen|in gang|deels|deels klaar|gedeeltelijk|bijna klaar|in test|actief""",
    blocked="""geblokkeerd|wacht|wacht op|wachten op|wacht op akkoord|wachten op akkoord
        |wachtend|wachtend op|in afwachting|in afwachting van|in de wacht
        |gepauzeerd|opgeschort|stilgelegd|ligt stil|stopgezet|zit vast|loopt vast|mislukt|kapot|buiten werking""",
    at_risk="""achter op schema|achter op planning|loopt achter|loopt uit|vertraagd|vertraging|te laat|achterstand
        |in gevaar|risico|loopt gevaar|kritiek|kritisch|verlopen|achterstallig|over tijd""",
    planned="""gepland|geplande|ingepland|nog te doen|te doen|niet gestart|nog niet gestart|niet begonnen
        |nog niet begonnen|nog niet|openstaand|openstaande|staat open|nog open|uitgesteld|doorgeschoven|volgt|te starten
        |in voorbereiding|voorgesteld|voorstel|in de wachtrij|op te pakken|nog op te pakken|binnenkort|te bepalen
        |nader te bepalen|nog te bepalen|ntb|te betalen|nog te betalen|onbetaald|ontbreekt|nodig|toekomstig|komt nog""",
    unknown="""geannuleerd|vervallen|afgeblazen|afgelast|komt te vervallen|niet van toepassing|nvt|n v t|niet nodig
        |onbekend""",
    well="""operationeel|op schema|op koers|volgens planning|volgens plan|in gebruik|draait|draait goed|werkt
        |beschikbaar|stabiel|klaar voor|gereed voor|klaar om|gezond""",
    alone="""klaar|akkoord|wacht|risico|kritiek|kritisch|volgt|nodig|loopt|actief|gesloten|draait|werkt|voorstel
        |verlopen|begonnen|in test|stabiel|gezond""",
    finished="afgerond|voltooid|klaar|gereed|opgeleverd",
    partly="deels|gedeeltelijk|bijna|vrijwel|grotendeels",
    negations="niet|geen|nooit",
    fillers="""het|een|van|voor|zijn|nu|dit|deze|sprint|sessie|taak|taken|werk|werkzaamheden|alle|alles|sinds|reeds
        |volledig|helemaal|geheel|vandaag|wij|wordt|is|al|per
        |januari|februari|maart|mei|juni|juli|augustus|oktober|op""",
    lacking=r"geen|zonder|ontbre\w+|mist|faalt|mislukt\w*",
    labels="stand van zaken|projectstatus|statusupdate",
    progress="voortgang",
    columns="fase|stand|resultaat|voortgang|uitkomst|controle|toestand",
    blockers="blokkades?|blokkeringen|geblokkeerd door|belemmeringen?|knelpunten?|obstakels?",
    nothing="geen|nvt|n.v.t.|niets|nee",
    yes="ja|j|jawel",
    no="nee|neen",
    capability=r"""kan|kunnen|mogelijkhe\w+|voordelen|functies|functionaliteit\w*|biedt|ondersteunt|ondersteuning
        |sterke punten|inbegrepen|waarom|bevat""",
    criteria=r"""\w*criterium|acceptatiecriteria|vereisten|doelen|doelstelling\w*|moet|moeten|wanneer|zodra|mijlpalen
        |gewenst\w*""",
    advice=r"aanbevol\w*|aanbeveling\w*|aanbevelen|richtlijn\w*|regels|voorbeeld\w*|juist|onjuist|legenda",
    unneeded="niet nodig|niet inbegrepen|buiten scope|buiten bereik|nadelen|zwakke punten|beperking(?:en)?|hoeft niet",
    conditions="wanneer|zodra|moet|vermijd|gebruik|nooit|altijd|indien",
    asks=r"waar staan we|hoe staat het ervoor|hoe ver zijn we|wat is er (?:klaar|gedaan)",
)
_WORK = Work(
    next_steps="""(?:volgende|komende|eerstvolgende) (?:stappen|acties)|vervolgstappen|vervolgacties|actiepunten
        |actielijst|(?<![a-z] )acties(?= ?:?$)|takenlijst|openstaande (?:punten|acties|taken|zaken|werkzaamheden)
        |open (?:punten|acties|taken)|(?:nog )?te doen|nog open|wat nog moet(?: gebeuren)?
        |resterende? (?:werk|taken)""",
    owners="eigenaar|verantwoordelijke?|actiehouder|uitvoerder|trekker|toegewezen",
    assigned="toegewezen aan|belegd bij|opgepakt door",
    due="""v[oó][oó]r|uiterlijk(?: op)?|tegen|tot(?: en met)?|t/m|vervalt(?: op)?|vervaldatum|streefdatum|einddatum
        |opleverdatum|deadline|klaar op|gereed op""",
    tasks="(?:openstaande )?(?:taak|taken)|actiepunt(?:en)?|te doen|werkzaamheden|takenlijst",
    steps="(?:volgende )?(?:stap|stappen|acties?)|vervolgstap(?:pen)?|maatregel(?:en)?",
    risks=r"\w*risico(?:['’]?s)?",
    updated="""(?:(?:laatste?|voor het laatst) )?(?:bijgewerkt|gewijzigd|geactualiseerd|herzien|wijziging)(?: op)?
        |laatste update|peildatum""",
)
_TABLES = Tables(
    roles={
        "status": "stand van zaken|projectstatus",
        "owner": "eigenaar|verantwoordelijke?|toegewezen aan|actiehouder|uitvoerder|trekker|wie doet (?:het|wat)",
        "due": """uiterlijk|uiterste datum|vervaldatum|streefdatum|einddatum|opleverdatum|leverdatum|voor wanneer
            |klaar op|gereed op|betaaltermijn|uiterlijke datum""",
        "date": "wanneer|factuurdatum|startdatum",
        "revenue": r"\w*omzet|\w*opbrengst(?:en)?|inkomsten|verkopen|baten",
        "cost": r"""\w*kosten|\w*prijs|\w*prijzen|\w*uitgaven|\w*tarief|\w*tarieven|lasten|vergoeding(?:en)?
            |(?:maand|jaar)lasten""",
        "quantity": "aantal|aantallen|hoeveelheid|stuks|gebruikers|klanten",
        "amount": r"\w*bedrag(?:en)?|totaal|totalen|waarde|begroting|begroot|werkelijk|openstaand saldo",
        "priority": "prioriteit|prio|ernst|gevolg(?:en)?|risico",
        "month": "maand(?:en)?|kwartaal",
        "item": r"""omschrijving|beschrijving|onderdeel|kostenpost(?:en)?|begrotingspost(?:en)?|taak|dienst(?:en)?
            |actie|actiepunt(?:en)?|naam|categorie|wat|onderwerp|activiteit(?:en)?|leverancier|klant""",
        "notes": "opmerking(?:en)?|notitie(?:s)?|toelichting|commentaar|bijzonderheden",
        "severity": "ernst|impact|gevolg(?:en)?|zwaarte",
        "likelihood": "waarschijnlijkheid|kans",
        "state": "stand|toestand",
    },
    totals="totaal|totalen|eindtotaal|subtotaal|totaalbedrag|totaalkosten|tussentotaal",
    total_kinds="algemeen|maandelijks",
    summed="kosten|uitgaven|inkomsten|omzet|bedrag|budget|maandelijks|per maand|lasten",
    qualified="per jaar|jaarlijks|bruto|ex btw|te betalen|met .*|zonder .*",
    running=r"cumulatie\w*|lopend saldo",
    single=r"gemiddeld\w*|stukprijs|eenheidsprijs|\w*tarief|prijs per (?:stuk|uur|gebruiker)|mediaan",
    shares="waarvan",
)
_AMOUNTS = Amounts(
    about=r"ca\.?|circa|ongeveer|rond|zo'n",
    currencies={"euro's": "EUR", "euro’s": "EUR"},
    powers={3: "duizend", 6: "miljoen|mln", 9: "miljard|mld|mrd", 12: "biljoen"},
    periods={
        "month": "maand(?:en)?|mnd|mdn",
        "year": "jaar|jaren",
        "week": "weken|week|wk",
        "day": "dag(?:en)?",
        "hour": "uur|uren",
    },
    adverbs={
        "month": "maandelijkse?",
        "year": "jaarlijkse?",
        "week": "wekelijkse?",
        "day": "dagelijkse?",
    },
    compounds={"month": "maand", "year": "jaar", "week": "week", "day": "dag", "hour": "uur"},
    per="per|elke|iedere?",
    past="geleden|daarvoor",
    tax=r"btw|bruto",
    between="tussen",
    and_=r"en(?=\s[€$£\d])",
    to="tot|tot en met",
    changes=r"""stijg\w* | steeg\b | stegen | gestegen | daal\w* | daling | gedaald | verhoog\w* | verlaag\w*
        | groei\w* | gegroeid | ging(?:en)?\b | toegenomen | afgenomen""",
    scales={3: "duizend(?:en|tallen)?", 6: "miljoen(?:en)?", 9: "miljard(?:en)?"},
)

WORDS = Language(
    "nl",
    """het|een|niet|van|voor|met|zijn|wordt|worden|ook|naar|nog|aan|bij|maar|uit|deze|dit|wij|ons|hebben|heeft|moet|dat
    |door|tot|er|geen|om|kan|na|deze|zodat|omdat|welke|gaat|veel|alle|tussen""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "januari|jan",
        "februari|feb",
        "maart|mrt",
        "april|apr",
        "mei",
        "juni|jun",
        "juli|jul",
        "augustus|aug",
        "september|sep|sept",
        "oktober|okt",
        "november|nov",
        "december|dec",
    ),
    order="dmy",
)
