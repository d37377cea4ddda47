"""What Romanian says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""finalizat*|terminat|terminată|gata|încheiat*|închis|închisă|închise|închiși|rezolvat*|implementat*
        |livrat*|lansat*|publicat*|aprobat*|acceptat*|verificat*|validat|validată|testat|testați|corectat*
        |remediat|remediată|reparat*|plătit*|achitat*|încasat*|facturat*|trimis|trimisă|trimise|trimiși
        |expediat*|semnat*|migrat|migrată|configurat*|instalat*|confirmat*|îndeplinit*|realizat*|efectuat*
        |completat*|complet|completă|făcut|făcută|făcute|predat|predată|predați|recepționat*|contractat*|depus
        |depusă|depuse|revizuit*|reușit|integrat|integrată|în producție|executat*|a fost finalizat*""",
    active="""în lucru|în curs|în curs de|în curs de desfășurare|în desfășurare|în progres|în derulare|în dezvoltare
        |în testare|în teste|în revizuire|în analiză|în execuție|în implementare|în pregătire|în procesare
        |în verificare|început|începută|începute|demarat*|deschis|deschisă|deschise|parțial|parțială|parțiale
        |parțial finalizat*|aproape gata|aproape finalizat*|ciornă|activ|activă""",
    blocked="""blocat*|în așteptare|în așteptarea|așteaptă|așteptăm|suspendat*|oprit*|în pauză|pe pauză|pus pe pauză
        |întrerupt|întreruptă|întrerupte|eșuat*|stopat*|nefuncțional|nefuncțională|nu funcționează|a picat|căzut
        |picat""",
    at_risk="""la risc|cu risc|în pericol|întârziat*|cu întârziere|în întârziere|întârziere|întârzieri|depășit|depășită
        |termen depășit|critic|critică|critice|instabil|instabilă""",
    planned="""planificat*|programat*|neînceput|neîncepută|neîncepute|nu a început|nu este început|nu este începută
        |nu este gata|nu e gata|nu este finalizat*|nu e finalizat*|nefinalizat*|nerealizat*|nerezolvat*|nefăcut
        |neplătit*|neachitat*|nesemnat*|netestat*|de făcut|de realizat|de început|de implementat|de rezolvat
        |de plătit|de semnat|de trimis|prevăzut|prevăzută|prevăzute|urmează|amânat*|propus|propusă|propuse
        |viitor|viitoare|în plan|în planificare|rămas|rămase|lipsă|lipsește""",
    unknown="""anulat*|abandonat*|necunoscut*|nu se aplică|nu este cazul|nu e cazul|nu mai este necesar
        |nu este necesar""",
    well="""funcțional|funcțională|funcționale|operațional|operațională|stabil|stabilă|disponibil|disponibilă
        |conform planului|conform plan|la timp|în termen|funcționează|pregătit*|în grafic""",
    alone="""gata|făcut|făcută|făcute|început|începută|deschis|deschisă|deschise|parțial|activă|viitor|viitoare
        |urmează|rămas|rămase|lipsă|lipsește|picat|căzut|întârziere|depus|depusă|depuse|stabil|stabilă
        |funcționează|așteaptă|propuse|reușit""",
    finished="finalizat|finalizată|finalizate|terminat|terminată|încheiat|încheiată|rezolvat|rezolvată",
    partly="parțial|parțială|aproape",
    endings="ă|e|i",
    negations="fără",
    fillers="""din|pe|azi|astăzi|săptămâna|luna|aceasta|această|acest|deja|sarcini|sarcină|activități|lucrări
        |sesiune|complet|totul""",
    lacking="fără|lipsă|lipse[șs]te|lipsesc|nu există",
    labels=r"\bstarea?\b|\bstadiul?\b|\bsituația",
    progress=r"\bprogresul?\b|grad de realizare|procent",
    columns="etapă|fază|rezultat|progres",
    blockers="blocaje|blocaj|blocat de|impedimente",
    nothing="nu|niciunul|niciuna|nimic|fără",
    yes="da",
    no="nu",
    capability="poate|pot fi|permite|include|avantaje\\w*|funcționalități\\w*|caracteristici\\w*|puncte forte",
    criteria="criterii\\w*|obiective\\w*|cerințe\\w*|trebuie|când|dacă|ținte|definiția de gata",
    advice="recomand\\w*|bune practici|exemple\\w*|reguli|corect|greșit|legendă",
    unneeded="nu este nevoie|nu e nevoie|în afara scopului|nu este inclus|limitări|dezavantaje|puncte slabe",
    conditions="când|dacă|trebuie|evitați|evită|folosiți",
    asks=r"unde suntem|în ce stadiu suntem|ce (?:am făcut|a rămas|mai avem)",
)
_WORK = Work(
    next_steps="""pași(?:i)? următori|următorii pași|pașii următori|de făcut|ce urmează|ce mai este de făcut
        |sarcini(?: deschise| restante| rămase)?|activități (?:deschise|restante|rămase)|acțiuni|restanțe
        |puncte deschise|rămas de făcut""",
    owners="responsabil|responsabilă|responsabili|alocat|atribuit",
    assigned="atribuit lui|atribuită lui|alocat lui|alocată lui|repartizat lui|asignat lui|atribuit către",
    due=r"""până (?:la|pe|în)(?: data de)?|termen(?:ul)?(?: limită| final)?|data limită
        |scaden[tț](?:ă|a)?(?: (?:la|pe))?|cel târziu(?: (?:la|pe))?|înainte de|dată limită""",
    tasks="sarcină|sarcini|activitate|activități|de făcut|task uri|taskuri",
    steps="acțiune|acțiuni|pas|pași|pașii următori|următorii pași|pași următori|măsură|măsuri",
    risks="riscuri|riscurile|riscul",
    updated=r"(?:ultima )?actualizare|actualizat|actualizată|actualizat la|data actualizării|ultima modificare",
)
_ROLES = {
    "status": "stare|starea|stadiu|stadiul",
    "owner": r"responsabil\w*|atribuit|alocat|asignat|cine",
    "due": "termen|termenul|termene|termen limită|data limită|scadență|scadența|scadent",
    "date": "când",
    "revenue": r"venituri\w*|venit|încasări\w*|vânzări\w*|cifra de afaceri|cifră de afaceri",
    "cost": r"cheltuieli\w*|cheltuială|costuri\w*|costul|prețuri\w*|prețul|tarife|comisioane|comision|plăți",
    "quantity": "cantitate|cantitatea|bucăți|numărul|număr",
    "amount": r"suma|sume|valoare|valoarea|buget|bugetul",
    "priority": "prioritate|severitate|gravitate|risc",
    "severity": "severitate|gravitate",
    "likelihood": "probabilitate",
    "month": "lună|luna|perioadă|perioada|trimestru",
    "item": r"articol|serviciu|servicii|sarcină|sarcini|produs|produse|descriere|denumire|categorie|activitate"
    r"|activități|poziție|proiect",
    "notes": r"observații\w*|comentarii|mențiuni|note",
}
_TABLES = Tables(
    roles=_ROLES,
    totals="total|totaluri|totalul|subtotal|suma totală|sumă totală",
    summed=r"general|cheltuieli|costuri|venituri|încasări|buget|lunar|lunare|pe lună|de plată|proiect",
    qualified=r"pe an|anual|net|brut|cu tva|fără tva|tva inclus",
    running=r"cumulat\w*|sold final|soldul",
    single=r"preț(?:ul)? unitar|preț pe (?:unitate|bucată|oră)|tarif orar|medie|media|rată",
    shares="din care|dintre care",
)
_AMOUNTS = Amounts(
    about=r"aprox\.?|aproximativ|circa|cca\.?|în jur de",
    currencies={"dolari": "USD", "lire sterline": "GBP"},
    local={"lei": "RON", "leu": "RON"},
    powers={3: "mii|de mii", 6: "milioane|milion|mil|de milioane", 9: "miliarde|miliard|mld|de miliarde"},
    periods={
        "month": "lun[aăi]",
        "year": "an|ani",
        "week": "s[aă]pt[aă]m[aâ]n[aăi]",
        "day": "zi|zile",
        "hour": "or[aăe]",
    },
    adverbs={
        "month": "lunar[aăe]?|lunari",
        "year": "anual[aăe]?|anuali",
        "week": "s[aă]pt[aă]m[aâ]nal[aăe]?",
        "day": "zilnic[aăe]?",
    },
    per="pe|per",
    past="trecut|viitor",
    tax="TVA|TVA inclus|net|brut",
    with_tax="cu|fără|plus",
    between="între|intre",
    and_="și|şi",
    to="până la",
    of="de",
    changes=r"cresc\w*|crescut\w*|creștere\w*|scăzut\w*|scade\w*|scad|redus\w*|majorat\w*|urcat\w*|coborât\w*",
    scales={3: "mii", 6: "milioane|mil", 9: "miliarde"},
)  # fmt: skip

WORDS = Language(
    "ro",
    """și şi în pe cu din este sunt nu pentru dar sau după până prin această acest aceasta fost ale lui că iar fi
    spre fără dacă când trebuie între către încă am avem""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    ("ianuarie|ian", "februarie|feb", "martie|mar", "aprilie|apr", "mai", "iunie|iun", "iulie|iul", "august|aug",
     "septembrie|sept", "octombrie|oct", "noiembrie|nov", "decembrie|dec"), order="dmy",
)  # fmt: skip
