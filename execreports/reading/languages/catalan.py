"""What Catalan says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""fet|feta|fets|acabat*|acabada|acabades|enllestit*|enllestida|enllestides|completat*|completada
        |completades|finalitzat*|finalitzada|finalitzades|tancat*|tancada|tancades|resolt*|solucionat*
        |solucionada|solucionades|implementat*|implementada|implementades|implantat*|implantada|implantades
        |desplegat*|desplegada|desplegades|publicat*|publicada|publicades|lliurat*|lliurada|lliurades|entregat*
        |entregada|entregades|enviat*|enviada|enviades|signat*|signada|signades|pagat*|pagada|pagades|cobrat*
        |cobrada|cobrades|facturat*|facturada|facturades|abonat*|abonada|abonades|provat*|provada|provades
        |testejat*|testejada|testejades|verificat*|verificada|verificades|comprovat*|comprovada|comprovades
        |validat*|validada|validades|aprovat*|aprovada|aprovades|acceptat*|acceptada|acceptades|corregit*
        |corregida|corregides|arreglat*|arreglada|arreglades|migrat*|migrada|migrades|configurat*|configurada
        |configurades|revisat*|revisada|revisades|confirmat*|confirmada|confirmades|contractat*|contractada
        |contractades|assolit*|assolida|assolides|llançat*|llançada|llançades|executat*|executada|executades
        |integrat*|integrada|integrades|en producció|a producció""",
    active="""en curs|en progrés|en procés|en marxa|en desenvolupament|en revisió|en proves|en execució|en preparació
        |en tràmit|en estudi|iniciat*|iniciada|iniciades|començat*|començada|començades|obert|oberta|oberts
        |obertes|esborrany|parcial|parcials|parcialment|actiu|activa|actius|actives|treballant hi|a mig fer
        |mig fet|gairebé fet|gairebé acabat*""",
    blocked="""bloquejat*|bloquejada|bloquejades|aturat*|aturada|aturades|en espera|a l espera|a l espera de
        |a l espera d|esperant|pendent de resposta|en pausa|pausat*|pausada|pausades|suspès|suspesa|suspesos
        |suspeses|ha fallat|fallit|fallida|trencat*|trencada|trencades|espatllat*|espatllada|espatllades
        |no funciona|encallat*|encallada|encallades""",
    at_risk="""en risc|a risc|endarrerit*|endarrerida|endarrerides|retardat*|retardada|retardades|amb retard|vençut
        |vençuda|vençuts|vençudes|crític|crítica|crítics|crítiques|en perill|degradat*|degradada|degradades
        |fora de termini""",
    planned="""pendent|pendents|per fer|per iniciar|per començar|per acabar|planificat*|planificada|planificades
        |programat*|programada|programades|previst*|no iniciat*|no iniciada|no iniciades|no començat*
        |no començada|no començades|sense començar|sense iniciar|sense acabar|sense enviar|sense pagar
        |sense signar|encara no|ajornat*|ajornada|ajornades|posposat*|posposada|posposades|proposat*|proposada
        |proposades|properament|a la cua|en cua|falta|falten|futur|futura|per signar|per pagar|per enviar
        |previst per""",
    unknown="""cancelat*|cancelada|cancelades|descartat*|descartada|descartades|abandonat*|abandonada|abandonades
        |no aplica|no escau|no cal|desconegut|desconeguda""",
    well="""operatiu|operativa|operatius|operatives|funciona|funcionant|estable|estables|disponible|disponibles
        |a punt|llest|llesta|llestos|llestes|en línia|segons el pla|segons el previst|dins del termini|a temps""",
    alone="""fet|feta|fets|obert|oberta|oberts|obertes|actiu|activa|actius|falta|falten|futur|futura|provat|provada
        |funciona|llest|llesta|esperant""",
    finished="""acabat|acabada|completat|completada|finalitzat|finalitzada|enllestit|enllestida|tancat|tancada""",
    partly="parcial|parcials|parcialment|gairebé|quasi",
    endings="s",
    fillers="avui|ja|aquesta|aquest|setmana|sessió|mes|tasca|tasques|feina|feines|els|les|dels|per|totalment",
    lacking="falten|manca|manquen",
    labels=r"\bestat",
    progress=r"progrés|\bavenç|grau d[e'’] ?avenç|percentatge",
    columns="etapa|fase|resultat|progrés",
    blockers="bloqueigs?|bloquejat per|impediments?",
    nothing="cap|res|no n hi ha",
    yes="sí",
    no="no",
    capability="poden|permet|inclou\\w*|avantatges?|característiques|funcionalitats|beneficis|punts forts",
    criteria="criteris?|objectius?|requisits?|quan|ha de|han de|fites",
    advice="recomana\\w*|bones pràctiques|exemples?|regles|correcte|incorrecte|llegenda",
    unneeded="no cal|fora d abast|no inclòs|limitacions|desavantatges|inconvenients|punts febles",
    conditions="quan|s ha de|evitar|evita|fer servir",
    asks=r"on som|què falta|com anem",
)
_WORK = Work(
    next_steps="""propers passos|pròxims passos|passos següents|següents passos|pròximes accions|properes accions
        |pendents?|tasques pendents|feina pendent|per fer|coses a fer|accions|què falta|queda per fer""",
    owners="responsables?|encarregat|encarregada|propietari|propietària",
    assigned="assignat a|assignada a|assignat|assignada|a càrrec de",
    due=r"""data límit|data de venciment|venciment|venç(?: el)?|abans (?:del?|de l['’]|d['’])|termini|fins (?:al?|el)
        |per al|per a l['’]|com a màxim(?: el)?|a tot tardar(?: el)?""",
    tasks="tasca|tasques|pendents?|feina|feines",
    steps="acció|accions|pas|passos|propers passos|pròxims passos|mesura|mesures",
    risks="riscos|riscs|risc",
    updated=r"(?:darrera |última )?actualització|actualitzat|actualitzada|darrera revisió",
)
_ROLES = {
    "status": "estat",
    "owner": "responsables?|encarregat|encarregada|assignat(?: a)?|assignada(?: a)?|qui",
    "due": r"data límit|data de venciment|venciment|termini|data prevista|venç",
    "date": "quan|data",
    "revenue": r"ingressos|vendes|facturació|recaptació|cobraments",
    "cost": r"costos|despes[ae]s?|preus?|tarif[ae]s?|pagaments",
    "quantity": "quantitat|quantitats|unitats|nombre",
    "amount": r"^import(?= *(?:$|\((?:€|eur)|€))|imports|quantia|pressupost|suma",
    "priority": "prioritat|gravetat|severitat|impacte|risc",
    "severity": "gravetat|severitat|impacte",
    "likelihood": "probabilitat",
    "month": "mes|mesos|període|trimestre",
    "item": r"concepte|partides|partida|servei|serveis|tasca|tasques|producte|productes|descripció|categoria|element"
    r"|component|projecte|nom",
    "notes": "notes|observacions|comentaris|detalls",
}
_TABLES = Tables(
    roles=_ROLES,
    totals="total|totals|subtotal|subtotals|suma|suma total|import total",
    summed=r"despes[ae]s?|costos|ingressos|vendes|general|mensuals?|fixos|variables|pressupost|al mes|projecte",
    qualified=r"a l any|anuals?|l any|net|brut|amb iva|sense iva|iva inclòs",
    running=r"acumulat\w*|acumulad\w*|saldo",
    single=r"preu unitari|preu per unitat|preu hora|mitjana",
    shares="dels quals|de les quals|del qual",
)
_AMOUNTS = Amounts(
    about=r"aprox\.?|uns|unes|al voltant de|prop de",
    currencies={"dòlar": "USD", "dòlars": "USD", "lliures esterlines": "GBP"},
    periods={
        "month": "mes(?:os)?",
        "year": "anys?",
        "week": "setman(?:a|es)",
        "day": "di(?:a|es)",
        "hour": "hor(?:a|es)",
    },
    adverbs={
        "month": "mensuals?|mensualment",
        "year": "anuals?|anualment",
        "week": "setmanals?|setmanalment",
        "day": "diàri(?:a|es|s)|diari|diàriament",
    },
    per="al|per|cada|a l['’]|l['’]",
    apiece="per",
    past="passat|vinent|anterior",
    tax="IVA|IVA inclòs|IVA no inclòs|IVA a banda|nets?|bruts?",
    with_tax="més|amb|sense",
    between="entre",
    and_="i",
    to="fins a",
    of="de|d['’]|del",
    changes=r"puja\w*|pujat\w*|baixa\w*|baixat\w*|augmenta\w*|reduït\w*|redueix\w*|creix\w*|crescut\w*|passat de",
    powers={3: "mil", 6: "milions?|milió"},
    scales={3: "milers", 6: "milions"},
)  # fmt: skip

WORDS = Language(
    "ca",
    """els dels amb per és què i però també aquest aquesta aquests són està més fins pels ens ho hi va seva seu
    nostra nostre sense des com quan cal el del que una al""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    ("gener|gen", "febrer|febr", "març", "abril|abr", "maig", "juny", "juliol", "agost|ag", "setembre|set",
     "octubre|oct", "novembre|nov", "desembre"), order="dmy",
)  # fmt: skip
