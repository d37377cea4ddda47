"""What Swedish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""klar|klart|klara|klarmarkerad|färdig|färdigt|färdiga|färdigställd|färdigställt|färdigställda|avslutad
        |avslutat|avslutade|slutförd|slutfört|slutförda|genomförd|genomfört|genomförda|levererad|levererat|levererade
        |stängd|stängt|stängda|åtgärdad|åtgärdat|åtgärdade|fixad|fixat|fixade|godkänd|godkänt|godkända|publicerad
        |publicerat|publicerade|lanserad|lanserat|lanserade|driftsatt|driftsatta|implementerad|implementerat
        |implementerade|införd|infört|införda|testad|testat|testade|verifierad|verifierat|verifierade|skickad|skickat
        |skickade|signerad|signerat|signerade|undertecknad|undertecknat|påskrivet|påskriven|beställd|beställt|beställda
        |betald|betalt|betalda|fakturerad|fakturerat|bekräftad|bekräftat|bekräftade|bokad|bokat|bokade|mottagen|mottaget
        |mottagna|installerad|installerat|migrerad|migrerat|utrullad|utrullat|uppnådd|uppnått|gjort|gjord|gjorda|i mål
        |på plats|i produktion""",
    active="""pågår|pågående|arbete pågår|under arbete|i arbete|påbörjad|påbörjat|påbörjade|startad|startat|startade
        |igång|i gång|på gång|i full gång|under utveckling|under granskning|under införande|under uppbyggnad|i test
        |delvis|delvis klar|delvis klart|nästan klar|nästan klart|utkast|löpande|öppen|öppet|fortsätter|rullar
        |till granskning|för godkännande|aktiv|aktivt|aktiva""",
    blocked="""blockerad|blockerat|blockerade|väntar|väntar på|inväntar|avvaktar|i väntan på|avvaktande|pausad|pausat
        |pausade|vilande|stoppad|stoppat|stoppade|har fastnat|sitter fast|står still|misslyckad|misslyckat|misslyckades
        |misslyckats|trasig|trasigt|ur funktion""",
    at_risk="""försenad|försenat|försenade|försening|efter plan|efter tidplan|efter tidplanen|ligger efter|i riskzonen
        |hotad|hotat|kritisk|kritiskt|kritiska|förfallen|förfallet|förfallna|akut|instabil|instabilt""",
    planned="""planerad|planerat|planerade|inplanerad|inplanerat|ej påbörjad|ej påbörjat|ej påbörjade|inte påbörjad
        |inte påbörjat|inte påbörjade|ännu inte påbörjad|ännu inte påbörjat|ej startad|ej startat|inte startad
        |inte startat|kvarstår|återstår|kommande|att göra|kvar att göra|ska göras|uppskjuten|uppskjutet|uppskjutna
        |framflyttad|framflyttat|senarelagd|senarelagt|senare|föreslagen|föreslaget|förslag|i kö|planeras|saknas|behövs
        |ej beslutad|ej beslutat|obetald|obetalt|obetalda|inte än|ännu inte|framtida|kvar""",
    unknown="""avbruten|avbrutet|avbrutna|inställd|inställt|inställda|nedlagd|nedlagt|ej aktuell|ej aktuellt
        |inte aktuell|inte aktuellt|ej tillämpligt|okänd|okänt|avfärdad|struken|utgår""",
    well="""i drift|fungerar|enligt plan|enligt tidplan|enligt tidplanen|i fas|i tid|stabil|stabilt|tillgänglig
        |tillgängligt|klar för|klart för|klar att|redo|redo för""",
    alone="""klar|klart|klara|pågår|testat|akut|kvar|senare|öppet|förslag|aktiv|aktiva|aktivt|kritisk|stabil|stabilt
        |redo|i test|i tid|på plats|gjort|gjord|gjorda|löpande|hotat|fungerar|planeras""",
    finished="färdig|färdigt|slutförd|slutfört|slutförda|avslutad|avslutat|genomförd|genomfört|levererad|levererat",
    partly="delvis|nästan|huvudsakligen",
    negations="inte|ej|icke|aldrig|inga|ingen|inget|ännu",
    fillers="""det|den|ett|och|av|är|nu|denna|detta|vecka|veckan|sprint|uppgift|uppgifter|arbete|arbetet|alla|allt|sedan
        |redan|helt|idag|för|på|kl|som|har|med
        |januari|februari|mars|maj|juni|juli|augusti|oktober""",
    lacking=r"saknar|saknas|utan|ingen|inget|inga|ej|misslyck\w*",
    labels="projektstatus|statusläge",
    progress=r"(?<![^\W\d_])läge|framdrift|framsteg|nuläge|projektläge|tillstånd|färdiggrad",
    columns="läge|nuläge|fas|steg|resultat|framdrift|utfall|tillstånd|kontroll|färdiggrad",
    blockers="hinder|blockerare|blockerad av|blockeras av|blockeringar",
    nothing="inga|inget|ingen|nej",
    yes="ja|jo",
    no="nej|inte",
    capability=r"""fördelar|funktioner|ingår|stöder|stödjer|styrkor|varför|kan|möjlighet\w*|erbjuder|innehåller
        |egenskaper""",
    criteria=r"""kriterier|\w*kriterium|krav|kravlista|målsättning\w*|delmål|projektmål|ska|måste|önskat läge|milstolpar
        |checklista""",
    advice=r"rekommend\w*|riktlinje\w*|regler|exempel|bästa praxis|teckenförklaring",
    unneeded=r"""behövs inte|behövs ej|inte nödvändig\w*|ingår inte|ingår ej|utanför scope|utanför omfattning\w*
        |nackdelar|svagheter|begränsningar""",
    conditions="när|ska|måste|undvik|använd|aldrig|alltid|så snart",
    asks=r"var står vi|hur långt har vi kommit|vad är (?:klart|kvar|gjort)|hur ligger vi till",
)
_WORK = Work(
    next_steps="""nästa steg|kommande (?:steg|arbete|uppgifter)|(?:kvar )?att göra|att-göra-lista|återstår
        |återstående(?: (?:arbete|uppgifter))?|kvarstående(?: (?:arbete|uppgifter|punkter))?|kvarstår|härnäst
        |öppna (?:punkter|uppgifter|ärenden)|(?<![a-zæø] )(?:åtgärder|uppgifter)(?= ?:?$)|åtgärdslista|uppföljning""",
    owners="(?:huvud)?ansvarige?|ägare|vem|tilldelad|handläggare|utförare",
    assigned="tilldela(?:d|t|ts|s) till",
    due="""(?:klart? )?senast(?: den)?|klart?(?: till)?(?: den)?|före(?: den)?|till(?: den)?|förfaller(?: den)?
        |förfallodatum|deadline|slutdatum|måldatum|tidsfrist|leveransdatum|leverans(?: den)?""",
    tasks="(?:öppna )?(?:arbets)?uppgift(?:er)?|att göra|ärende(?:n)?",
    steps="(?:nästa )?(?:steg|åtgärd(?:er)?|aktivitet(?:er)?)",
    risks=r"\w*risk(?:er|erna)?",
    updated="(?:senast )?(?:uppdatera[dt]|ändra[dt]|revidera[dt]|uppdatering)(?: den)?|status per",
)
_TABLES = Tables(
    roles={
        "status": "projektstatus|statusläge|nuläge",
        "owner": "ansvarig(?:a|e)?|huvudansvarig|ägare|vem|tilldelad|utförare|handläggare",
        "due": """(?:klart? )?senast|förfallodatum|förfallodag|förfaller|slutdatum|måldatum|leveransdatum|tidsfrist
            |klart? till|färdigdatum|till när""",
        "date": "när|fakturadatum|startdatum",
        "revenue": r"\w*intäkt(?:er)?|\w*omsättning|\w*försäljning",
        "cost": r"""\w*kostnad(?:er|en)?|\w*utgift(?:er)?|(?<!\w)pris(?! (?:en|par))(?:er)?
            |(?:månads|års|total|list|tim)pris|\w*avgift(?:er)?|arvode(?:n)?""",
        "quantity": "antal|kvantitet|mängd|användare|kunder",
        "amount": r"\w*belopp|summa|totalt|värde|budget|utfall",
        "priority": "prioritet|prio|allvarlighetsgrad|allvarlighet|påverkan|konsekvens",
        "month": "månad(?:er)?|kvartal",
        "item": r"""benämning|beskrivning|kostnadspost(?:er)?|budgetpost(?:er)?|uppgift(?:er)?|tjänst(?:er)?
            |produkt(?:er)?|artikel|namn|kategori|vad|aktivitet(?:er)?|åtgärd(?:er)?|leverantör|kund|leverans(?:er)?""",
        "notes": "anteckning(?:ar)?|kommentar(?:er)?|anmärkning(?:ar)?|notering(?:ar)?",
        "severity": "allvarlighetsgrad|allvarlighet|konsekvens|påverkan",
        "likelihood": "sannolikhet",
        "state": "läge",
    },
    totals="totalt|totala|summa|totalsumma|delsumma|slutsumma|sammanlagt|totalkostnad(?:er)?|totalbelopp",
    total_kinds="månads",
    summed="kostnad(?:er)?|utgifter|intäkter|omsättning|belopp|budget|per månad|månadsvis|i månaden|kr",
    qualified=r"per år|årligen|om året|exkl\b.*|inkl\b.*|ex moms|brutto|med .*|utan .*|att betala",
    running=r"ackumulera\w*|löpande saldo",
    single=r"genomsnitt\w*|snitt|snittpris|medelvärde|styckpris|a[- ]?pris|à[- ]?pris|enhetspris|timpris|timarvode",
    shares="varav",
)
_AMOUNTS = Amounts(
    about=r"ca\.?|cirka|ungefär|omkring|runt",
    currencies={
        "kr": "SEK",
        "kronor": "SEK",
        "pund": "GBP",
    },
    scaled={
        "mkr": (6, "SEK"),
        "mnkr": (6, "SEK"),
        "tkr": (3, "SEK"),
        "kkr": (3, "SEK"),
        "mdkr": (9, "SEK"),
        "msek": (6, "SEK"),
        "tsek": (3, "SEK"),
        "ksek": (3, "SEK"),
    },
    powers={3: "tusen", 6: "miljoner|miljon|milj", 9: "miljarder|miljard|mdr", 12: "biljoner|biljon"},
    periods={
        "month": "månad(?:en|er)?|mån",
        "year": "år|året",
        "week": "vecka(?:n)?|veckor",
        "day": "dag(?:en|ar)?|dygn(?:et)?",
        "hour": "timme(?:n)?|timmar|tim",
    },
    adverbs={
        "month": "månadsvis|månatlig(?:en|t|a)?",
        "year": "årlig(?:en|t|a)?|årsvis|på årsbasis",
        "week": "veckovis",
        "day": "daglig(?:en|t|a)?",
    },
    compounds={"month": "månads", "year": "års", "week": "vecko", "day": "dags", "hour": "tim"},
    per=r"per|pr\.?|varje|i(?=\s(?:månad|år|veck|timm|dygn))|om(?=\s(?:året|dagen|dygnet))",
    past="sedan",
    tax="moms|brutto",
    with_tax=r"inkl\.?|exkl\.?",
    between="mellan",
    and_="och",
    to="till",
    changes=r"""gick\b | går\b | ökade\b | ökar\b | ökat\b | ökning\w* | höjs\b | höjt\b | höjts\b | höjde\w*
        | höjning\w* | sänk(?:s|t|ts|te|tes|er|as|ning\w*)\b | minska\w* | steg\b | stiger\b | stigit\b
        | sjönk\w* | föll\b | faller\b | växte\b | växer\b | vuxit\b | ändra(?:de|des|t|ts|s|r)\b""",
    scales={3: "tusen(?:tal|tals)?", 6: "miljoner|miljon", 9: "miljarder|miljard"},
)

WORDS = Language(
    "sv",
    """och|att|inte|är|på|för|som|med|av|till|den|det|ett|från|har|eller|men|också|ska|kan|vi|efter|blir|blev|när|ännu
    |mycket|vad|hur|än|vid|från|mellan|utan|sig|detta|alla|nu|då|bara|mer""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "januari|jan",
        "februari|feb|febr",
        "mars|mar",
        "april|apr",
        "maj",
        "juni|jun",
        "juli|jul",
        "augusti|aug",
        "september|sep|sept",
        "oktober|okt",
        "november|nov",
        "december|dec",
    ),
    order="dmy",
)
