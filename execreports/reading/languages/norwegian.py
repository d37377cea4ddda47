"""What Norwegian says, Bokmål with the Nynorsk words that differ."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""ferdig|ferdige|ferdigstilt|fullført|fullførte|avsluttet|avsluttede|avslutta|gjennomført|gjennomførte|levert
        |leverte|lukket|lukkede|stengt|løst|løste|løyst|rettet|utbedret|fikset|godkjent|godkjente|godkjend|publisert
        |offentliggjort|lansert|implementert|innført|testet|verifisert|kontrollert|sendt|oversendt|signert|undertegnet
        |underskrevet|bestilt|betalt|fakturert|bekreftet|booket|mottatt|installert|migrert|rullet ut|gjort|utført
        |utførte|oppnådd|satt i drift|i produksjon|i mål|i havn|i boks|på plass|avtalt""",
    active="""pågår|pågående|i gang|i full gang|er i gang|under arbeid|under utvikling|under utarbeidelse
        |under behandling|under oppbygging|til behandling|til godkjenning|til gjennomgang|påbegynt|begynt|startet
        |startet opp|starta|i prosess|løpende|delvis|delvis ferdig|nesten ferdig|utkast|åpen|åpent|åpne|fortsetter
        |jobbes med|det jobbes med|arbeides med|underveis|undervegs|aktiv|aktivt|aktive""",
    blocked="""blokkert|blokkerte|venter|venter på|ventar på|avventer|avventer svar|på vent|satt på vent|på hold
        |satt på pause|på pause|stoppet|stoppa|stanset|står fast|står stille|feilet|mislyktes|mislykket|ødelagt
        |ute av drift|i bero""",
    at_risk="""forsinket|forsinkede|forseinka|forsinkelse|på etterskudd|henger etter|ligger etter|bak skjema|i fare
        |i risikosonen|truet|kritisk|forfalt|forfalte|overskredet|ustabil""",
    planned="""planlagt|planlagte|planlagd|ikke startet|ikke påbegynt|ikke begynt|ikke i gang|ikke igangsatt
        |ikkje starta|ikkje påbyrja|ennå ikke|ikke ennå|enda ikke|mangler|manglar|gjenstår|gjenstående|står igjen
        |kommende|må gjøres|skal gjøres|utsatt|utsett|senere|foreslått|forslag|i kø|planlegges|ubetalt|ubetalte
        |å gjøre|å gjere|fremtidig|under planlegging|utestående""",
    unknown="avbrutt|avlyst|kansellert|annullert|bortfalt|droppet|utgår|ikke aktuelt|ikke relevant|ukjent|skrinlagt",
    well="""i drift|virker|fungerer|i rute|etter planen|følger planen|på sporet|som planlagt|stabil|stabilt
        |tilgjengelig|klar til|klar for|klart for""",
    alone="""pågår|startet|starta|testet|rettet|løste|senere|virker|fungerer|stabil|stabilt|kritisk|aktiv
        |aktive|aktivt|gjort|på plass|løpende|forslag|avtalt|begynt|utsatt|utsett|kommende|åpne|åpent|i boks""",
    finished="ferdig|ferdigstilt|fullført|avsluttet|avslutta|gjennomført|levert",
    partly="delvis|nesten|hovedsakelig",
    negations="ikke|ikkje|aldri|ingen|intet|ennå|enda",
    fillers="""det|den|et|eit|og|av|er|nå|denne|dette|uke|uka|uken|sprint|oppgave|oppgaver|arbeid|arbeidet|alle|alt|siden
        |allerede|helt|idag|på|kl|som|har|med|blitt|blir
        |januar|februar|mars|mai|oktober|desember""",
    lacking=r"mangler|uten|ingen|ikke|mislyk\w*",
    labels="prosjektstatus|statusbeskrivelse",
    progress="fremdrift|framdrift|fremgang|ferdigstillelsesgrad|tilstand",
    columns="fase|trinn|resultat|fremdrift|framdrift|tilstand|utfall|kontroll",
    blockers="hindring(?:er)?|hindre|blokkert av|blokkeres av|blokkering(?:er)?",
    nothing="ingen|intet|nei",
    yes="ja|jo",
    no="nei|ikke",
    capability=r"""fordeler|funksjoner|inneholder|støtter|styrker|hvorfor|kan|mulighet\w*|tilbyr|egenskaper|omfatter""",
    criteria=r"kriterier|\w*kriterium|krav|målsetting\w*|delmål|skal|bør|hvis|milepæler|sjekkliste",
    advice=r"anbefal\w*|retningslinj\w*|regler|eksempe?l\w*|beste praksis|tegnforklaring",
    unneeded=r"""ikke nødvendig\w*|utenfor scope|utenfor omfang\w*|inngår ikke|ulemper|svakheter|begrensninger
        |ikke omfattet""",
    conditions="når|hvis|skal|bør|unngå|bruk|aldri|alltid|så snart",
    asks=r"hvor (?:står|er) vi|hvor langt har vi kommet|hva (?:mangler|gjenstår|er gjort)|hvordan ligger vi an",
)
_WORK = Work(
    next_steps="""(?:de )?neste (?:steg|skritt|oppgaver)|veien videre|vegen vidare|videre arbeid|gjenstår
        |gjenstående(?: (?:oppgaver|arbeid|punkter))?|står igjen|å gj[øe]re|å-gjøre-liste|må gjøres
        |åpne (?:punkter|oppgaver|saker)|utestående(?: (?:oppgaver|saker))?|aksjonspunkter|gjøremål|oppgaveliste
        |(?<![a-zæø] )(?:oppgaver|tiltak|mangler)(?= ?:?$)|oppfølging|resterende (?:oppgaver|arbeid)""",
    owners="(?:hoved)?ansvarlige?|ansvarleg|eier|hvem|kven|tildelt",
    assigned="tildelt til",
    due="""senest(?: den)?|innen(?: den)?|før(?: den)?|til(?: den)?|forfaller(?: den)?|forfallsdato|forfall|frist
        |tidsfrist|deadline|sluttdato|leveringsdato|levering(?: den)?|ferdig(?: den)?""",
    tasks="(?:åpne )?oppgave(?:r)?|å gjøre|gjøremål|arbeidsoppgaver",
    steps="(?:neste )?(?:steg|skritt|tiltak|aktivitet(?:er)?|aksjon(?:er)?)",
    risks=r"\w*risiko(?:en|er|ene)?",
    updated="(?:(?:sist|senest) )?(?:oppdatert|endret|revidert|oppdatering)(?: den)?|dato|status per",
)
_TABLES = Tables(
    roles={
        "status": "prosjektstatus",
        "owner": "ansvarlige?|ansvarleg|hovedansvarlig|eier|hvem|kven|tildelt",
        "due": "tidsfrist|forfall|forfallsdato|senest|sluttdato|leveringsdato|ferdig innen|ferdigdato|svarfrist",
        "date": "dato|når|fakturadato|startdato",
        "revenue": r"\w*omsetning|\w*inntekt(?:er)?|\w*salg",
        "cost": r"""\w*kostnad(?:er|en)?|\w*utgift(?:er)?|(?<!\w)priser|(?:måneds|års|total|liste|time)pris|\w*gebyr
            |honorar(?:er)?|\w*avgift(?:er)?""",
        "quantity": "antall|mengde|stk|brukere|kunder",
        "amount": r"\w*beløp|i alt|totalt|verdi|budsjett|regnskap",
        "priority": "prioritet|prio|alvorlighet|alvorlighetsgrad|påvirkning|konsekvens|risiko",
        "month": "måned(?:er)?|månad(?:er)?|kvartal",
        "item": r"""betegnelse|beskrivelse|kostnadspost(?:er)?|budsjettpost(?:er)?|oppgave(?:r)?|tjeneste(?:r)?
            |produkt(?:er)?|vare|navn|kategori|hva|aktivitet(?:er)?|tiltak|sak|leverandør|kunde|leveranse(?:r)?""",
        "notes": "merknad(?:er)?|kommentar(?:er)?|notat(?:er)?",
        "severity": "alvorlighet|alvorlighetsgrad|konsekvens|påvirkning",
        "likelihood": "sannsynlighet|sannsyn",
        "state": "tilstand",
    },
    totals="totalt|i alt|samlet|totalsum|delsum|totalkostnad(?:er)?|totalbeløp|totale|til sammen",
    total_kinds="samlede?|månedlige?|kostnader|utgifter|inntekter",
    summed=r"kostnader|utgifter|inntekter|omsetning|beløp|budsjett|per måned|pr\.? m(?:åne|n)d|i måneden|månedlig|kr",
    qualified=r"per år|pr\.? år|årlig|i året|ekskl\b.*|eks\b.*|inkl\b.*|ex mva|brutto|med .*|uten .*|å betale",
    running=r"akkumuler\w*|løpende saldo",
    single=r"gjennomsnitt\w*|snitt|stykkpris|enhetspris|timepris|timesats|pris per (?:stk|stykk|time|bruker)\.?",
    shares="herav|hvorav",
)
_AMOUNTS = Amounts(
    about=r"ca\.?|cirka|omtrent|rundt|om lag",
    currencies={"kr": "NOK", "kroner": "NOK", "pund": "GBP"},
    scaled={
        "mnok": (6, "NOK"),
        "tnok": (3, "NOK"),
        "knok": (3, "NOK"),
        "mrdnok": (9, "NOK"),
        "mkr": (6, "NOK"),
        "tkr": (3, "NOK"),
    },
    powers={3: "tusen", 6: "millioner|million|mill|mio", 9: "milliarder|milliard|mrd", 12: "billioner"},
    periods={
        "month": "måned(?:en|er)?|mnd|md|månad(?:en)?",
        "year": "år|året",
        "week": "uke(?:n|r)?|uka|veke",
        "day": "dag(?:en|er)?|døgn(?:et)?",
        "hour": "timen",
    },
    adverbs={
        "month": "månedlige?|månedsvis",
        "year": "årlige?|på årsbasis",
        "week": "ukentlige?",
        "day": "daglige?",
    },
    compounds={"month": "måneds", "year": "års", "week": "uke", "day": "dags", "hour": "time"},
    per=r"per|pr\.?|hver|i(?=\s(?:måned|månad|år|uke|uka|time|døgn))|om(?=\s(?:dagen|året))",
    past="siden",
    tax="mva|brutto",
    with_tax=r"inkl\.?|ekskl\.?|eks\.?|uten",
    between="mellom",
    and_="og",
    to="til",
    changes=r"""gikk\b | går\b | økte\b | økt\b | øker\b | økes\b | steg\b | stiger\b | steget\b | hevet\b
        | senket\b | senkes\b | falt\b | faller\b | redusert\b | reduseres\b | reduserte\b | vokste\b
        | vokser\b | vokst\b | endret\b | endres\b""",
    scales={3: "tusen", 6: "millioner|million", 9: "milliarder|milliard"},
)

WORDS = Language(
    "nb",
    """og|ikke|er|på|som|med|av|til|den|det|fra|har|eller|men|også|skal|kan|vi|etter|blir|ble|når|ennå|mye|hva|hvordan
    |ved|mellom|uten|seg|dette|nå|kun|bare|mer|jeg|meg|noe|noen|være|blitt|igjen|opp|våre|ikkje|frå|ein""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "januar|jan",
        "februar|feb|febr",
        "mars|mar",
        "april|apr",
        "mai",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sep|sept",
        "oktober|okt",
        "november|nov",
        "desember|des",
    ),
    order="dmy",
)
