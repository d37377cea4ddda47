"""What Danish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""færdig|færdigt|færdige|færdiggjort|afsluttet|afsluttede|gennemført|gennemførte|fuldført|fuldførte|leveret
        |leverede|lukket|lukkede|løst|løste|rettet|udbedret|godkendt|godkendte|publiceret|offentliggjort|udgivet|lanceret
        |implementeret|indført|testet|verificeret|kontrolleret|sendt|afsendt|underskrevet|signeret|bestilt|betalt
        |faktureret|bekræftet|booket|modtaget|installeret|migreret|udrullet|gjort|udført|opnået|idriftsat|i produktion
        |i mål|i hus|på plads|klaret|aftalt""",
    active="""i gang|igang|igangværende|er i gang|under arbejde|under udarbejdelse|under udvikling|under behandling
        |under opbygning|til godkendelse|til gennemsyn|påbegyndt|begyndt|startet|opstartet|i proces|løbende|kører|delvis
        |delvist|delvis færdig|delvist færdig|næsten færdig|næsten færdigt|udkast|åben|åbent|åbne|fortsætter
        |arbejdes på|der arbejdes på|undervejs|aktiv|aktivt|aktive""",
    blocked="""blokeret|blokerede|venter|venter på|afventer|afventer svar|på hold|på pause|sat på pause|i bero
        |sat i bero|stoppet|standset|gået i stå|ligger stille|fejlet|mislykket|mislykkedes|i stykker|ude af drift
        |stillet i bero""",
    at_risk="""forsinket|forsinkede|forsinkelse|bagud|bagefter|bagefter plan|bagud i forhold til plan|i fare|i risiko
        |truet|kritisk|overskredet|forfalden|forfaldent|forfaldne|ustabil""",
    planned="""planlagt|planlagte|ikke startet|ikke påbegyndt|ikke begyndt|ikke i gang|ikke igangsat|endnu ikke|mangler
        |udestår|udestående|resterer|kommende|skal laves|skal gøres|udskudt|udsat|senere|foreslået|forslag|i kø
        |planlægges|ubetalt|ubetalte|at gøre|fremtidig|under planlægning|kommer senere""",
    unknown="annulleret|aflyst|bortfaldet|bortfalder|droppet|udgår|ikke relevant|opgivet|ukendt",
    well="""i drift|virker|fungerer|tilgængelig|efter planen|følger planen|på sporet|som planlagt|stabil|stabilt
        |klar til|klar til at""",
    alone="""startet|testet|rettet|løste|senere|virker|kører|fungerer|stabil|stabilt|kritisk|aktiv|aktive
        |aktivt|gjort|på plads|løbende|forslag|aftalt|bagefter|bagud|begyndt|udsat|kommende|åbne|åbent|klaret""",
    finished="færdig|færdigt|færdige|afsluttet|gennemført|fuldført|leveret",
    partly="delvis|delvist|næsten|overvejende",
    negations="ikke|ej|aldrig|ingen|intet|endnu",
    fillers="""det|den|et|og|af|er|nu|denne|dette|uge|ugen|sprint|opgave|opgaver|arbejde|arbejdet|alle|alt|siden|allerede
        |helt|idag|på|kl|som|har|med|blevet|bliver
        |januar|februar|marts|maj|oktober""",
    lacking=r"mangler|uden|ingen|intet|ikke|mislyk\w*",
    labels="projektstatus|statusbeskrivelse",
    progress="fremdrift|fremskridt|tilstand|færdiggørelsesgrad",
    columns="fase|trin|stade|resultat|fremdrift|tilstand|udfald|kontrol",
    blockers="blokering(?:er)?|blokeret af|blokeres af|forhindring(?:er)?|hindring(?:er)?",
    nothing="ingen|intet|nej",
    yes="ja|jo",
    no="nej|ikke",
    capability=r"""fordele|funktioner|indeholder|understøtter|styrker|hvorfor|kan|mulighed\w*|tilbyder|egenskaber
        |omfatter""",
    criteria=r"kriterier|\w*kriterium|krav|målsætning\w*|delmål|skal|bør|hvis|milepæle|tjekliste",
    advice=r"anbefal\w*|retningslinj\w*|regler|eksempe?l\w*|bedste praksis|signaturforklaring",
    unneeded=r"""ikke nødvendig\w*|uden for scope|udenfor scope|indgår ikke|ulemper|svagheder|begrænsninger
        |ikke omfattet""",
    conditions="når|hvis|skal|bør|undgå|brug|aldrig|altid|så snart",
    asks=r"hvor (?:står|er) vi|hvor langt er vi|hvad (?:mangler|er gjort)",
)
_WORK = Work(
    next_steps="""(?:de )?næste (?:skridt|trin|opgaver)|videre forløb|det videre arbejde|at gøre
        |udestående(?: (?:opgaver|punkter))?|udestår|åbne (?:punkter|opgaver|sager)|resterende(?: (?:opgaver|arbejde))?
        |(?<![a-zæø] )(?:opgaver|handlinger|mangler)(?= ?:?$)|opgaveliste|handlingspunkter|opfølgning|mangler stadig""",
    owners="(?:hoved)?ansvarlige?|ejer|tovholder|hvem|tildelt",
    assigned="tildelt til|uddelegeret til",
    due=r"""senest(?: (?:den|d\.))?|inden(?: (?:den|d\.))?|før(?: (?:den|d\.))?|til(?: den)?|forfalder(?: den)?
        |forfaldsdato|forfald|frist|tidsfrist|deadline|slutdato|leveringsdato|levering(?: den)?|færdig(?: den)?""",
    tasks="(?:åbne )?opgave(?:r)?|at gøre|arbejdsopgaver",
    steps="(?:næste )?(?:skridt|trin|handlinger|aktivitet(?:er)?|tiltag)",
    risks=r"\w*risic(?:i|ienne)|\w*risiko(?:en)?",
    updated=r"(?:(?:senest|sidst) )?(?:opdateret|ændret|revideret|opdatering)(?: (?:den|d\.))?|dato|status pr",
)
_TABLES = Tables(
    roles={
        "status": "projektstatus",
        "owner": "ansvarlige?|hovedansvarlig|ejer|hvem|tildelt|tovholder",
        "due": """tidsfrist|forfald|forfaldsdato|forfaldsdag|senest|slutdato|leveringsdato|færdig senest|færdigdato
            |svarfrist""",
        "date": "dato|hvornår|fakturadato|startdato",
        "revenue": r"\w*omsætning|\w*indtægt(?:er)?|\w*salg|provenu",
        "cost": r"""\w*omkostning(?:er)?|\w*udgift(?:er)?|(?<!\w)priser|(?:måneds|års|total|liste|time)pris
            |\w*gebyr(?:er)?|honorar(?:er)?|afgift(?:er)?|\w*forbrug""",
        "quantity": "antal|mængde|stk|brugere|kunder",
        "amount": r"\w*beløb|i alt|værdi|budget",
        "priority": "prioritet|prio|alvorlighed|alvorlighedsgrad|påvirkning|konsekvens|risiko",
        "month": "måned(?:er)?|kvartal",
        "item": r"""betegnelse|beskrivelse|udgiftspost(?:er)?|budgetpost(?:er)?|opgave(?:r)?|ydelse(?:r)?
            |tjeneste(?:r)?|produkt(?:er)?|vare|navn|kategori|hvad|aktivitet(?:er)?|leverandør|kunde|leverance(?:r)?|handlinger""",
        "notes": "bemærkning(?:er)?|kommentar(?:er)?|notat(?:er)?|noter",
        "severity": "alvorlighed|alvorlighedsgrad|konsekvens|påvirkning",
        "likelihood": "sandsynlighed",
        "state": "tilstand|stade",
    },
    totals="i alt|ialt|samlet|totalsum|delsum|subtotal|totalbeløb|totale",
    total_kinds="samlede?|månedlige?|omkostninger|udgifter|indtægter|samlede omkostninger",
    summed=r"omkostninger|udgifter|indtægter|omsætning|beløb|budget|per måned|pr\.? måned|pr\.? md|månedligt|kr",
    qualified=r"pr\.? år|per år|årligt|om året|ekskl\b.*|eksl\b.*|inkl\b.*|ex moms|brutto|med .*|uden .*|at betale",
    running=r"akkumuler\w*|løbende saldo",
    single=r"gennemsnit\w*|snit|stykpris|stk\.? ?pris|enhedspris|timepris|timesats|pris pr\.? (?:stk|time|bruger)\.?",
    shares="heraf",
)
_AMOUNTS = Amounts(
    about=r"ca\.?|cirka|omkring|omtrent",
    currencies={
        "kr": "DKK",
        "kroner": "DKK",
        "dkk": "DKK",
        "pund": "GBP",
    },
    scaled={
        "mdkk": (6, "DKK"),
        "tdkk": (3, "DKK"),
        "tkr": (3, "DKK"),
    },
    powers={
        3: "tusinde?",
        6: "millioner|million|mio|mill",
        9: "milliarder|milliard|mia",
        12: "billioner",
    },
    periods={
        "month": r"måned(?:en|er)?|md(?=\.|\s?[|,;]|$)|mdr|mnd|mdl",
        "year": "år|året",
        "week": "uge(?:n|r)?",
        "day": "dag(?:en|e)?|døgn(?:et)?",
        "hour": "timen",
    },
    adverbs={
        "month": "månedlig(?:t|e)?|månedsvis",
        "year": "årlig(?:t|e)?|på årsbasis",
        "week": "ugentlig(?:t|e)?",
        "day": "daglig(?:t|e)?",
    },
    compounds={"month": "måneds", "year": "års", "week": "uge", "day": "dags", "hour": "time"},
    per=r"per|pr\.?|hver|i(?=\s(?:måned|år|uge|time|døgn))|om(?=\s(?:måneden|året|ugen|dagen))",
    past="siden",
    tax="moms|brutto",
    with_tax=r"inkl\.?|ekskl\.?|eksl\.?|uden",
    between="mellem",
    and_="og",
    to="til",
    changes=r"""gik\b | går\b | steg\b | stiger\b | steget\b | øges\b | øger\b | øgede\b | øget\b | hævet\b
        | sænk\w* | falder\b | faldt\b | faldet\b | vokser\b | voksede\b | vokset\b | reduceres\b
        | reducerede\b | reduceret\b | ændres\b | ændret\b""",
    scales={3: "tusinde?", 6: "millioner|million", 9: "milliarder|milliard"},
)

WORDS = Language(
    "da",
    """og|ikke|er|på|som|med|af|til|den|det|fra|har|eller|men|også|skal|kan|vi|efter|bliver|blev|når|endnu|meget|hvad
    |hvordan|ved|mellem|uden|sig|dette|nu|kun|bare|mere|jeg|mig|noget|nogle|være|blevet|igen|op|vores""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "januar|jan",
        "februar|feb|febr",
        "marts|mar",
        "april|apr",
        "maj",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sep|sept",
        "oktober|okt",
        "november|nov",
        "december|dec",
    ),
    order="dmy",
)
