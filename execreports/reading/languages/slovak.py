"""What Slovak says where it does not say it as Czech does."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""hotov*|dokončen*|ukončen*|splnen*|vyriešen*|uzavret*|zatvoren*|opraven*|nasaden*|odoslan*|poslan*|podpísan*
        |zaplaten*|uhraden*|otestovan*|dodan*|doručen*|odovzdan*|schválen*|zverejnen*|publikovan*|overen*
        |skontrolovan*|potvrden*|spusten*|implementovan*|vykonan*|urobené|urobený|spravené|zrealizovan*|vydan*
        |nainštalovan*|nastaven*|migrovan*|prijat*|spracovan*|vybaven*|vyfakturovan*|v produkcii|v prevádzke""",
    active="""prebieha|prebiehajú|rozpracovan*|v procese|v riešení|rieši sa|v realizácii|vo vývoji|v testovaní
        |testuje sa|pracuje sa na tom|začat*|čiastočne|čiastočn*|otvoren*|aktívn*|v príprave|pripravuje sa
        |na schválení|v schvaľovaní|pokračuje|v priebehu""",
    blocked="""blokovan*|zablokovan*|čaká na|čakáme na|čaká sa na|čaká|pozastaven*|zastaven*|nefunguje|nefungujú
        |zlyhal|zlyhalo|zlyhala|neúspešn*|výpadok|prerušen*|pokazen*""",
    at_risk="""ohrozen*|oneskoren*|s oneskorením|mešká|meškajú|meškanie|v omeškaní|po termíne|po splatnosti|kritick*
        |vyžaduje pozornosť|nestabiln*|v riziku""",
    planned="""plánovan*|naplánovan*|v pláne|plánuje sa|nezačat*|nezačalo sa|nedokončen*|nesplnen*|nehotov*
        |nezaplaten*|nevyriešen*|neodoslan*|treba urobiť|treba spraviť|na riešenie|na vybavenie|zostáva|odložen*
        |v poradí|navrhnut*|neskôr|chýba|ešte nie|zatiaľ nie""",
    unknown="neznám*|zrušen*|netýka sa|nepotrebn*|nie je potrebné|preskočen*|neuvedené",
    well="""funguje|fungujú|beží|dostupn*|stabiln*|podľa plánu|v termíne|načas|včas|funkčn*|zapnut*|monitorovan*
        |pripraven*|v poriadku""",
    alone="""v prevádzke|v produkcii|otvorené|otvorený|otvorená|aktívne|aktívny|aktívna|beží|stabilné|stabilný
        |neskôr|zostáva|chýba|kritické|kritický|kritická|čiastočné|pokračuje|dostupné|dostupný|dostupná|pripravené
        |výpadok|v pláne|prijaté|hotový|hotová|neznáme|funkčné|začaté""",
    finished="hotovo|hotové|dokončené|splnené|uzavreté|vyriešené|nasadené|odoslané|zaplatené|schválené",
    partly="čiastočne|skoro|takmer",
    endings="é|ý|á|í|o|y|a|ých",
    negations="nie|nebol|nebola|nebolo|neboli|bez",
    fillers="""už|dnes|teraz|týždeň|tento|týždni|práce|práca|prác|úloha|úlohy|úloh|časť|všetko|všetky|úplne|plne|je
        |sú|bol|bola|bolo|boli|tiež|ešte""",
    lacking=r"chýba\w*|bez|nie je|nie sú|nefunguj\w*",
    progress="priebeh|pokrok|plnenie",
    columns="etapa|fáza|výsledok|priebeh|pokrok",
    blockers="blokuje|blokátory?|prekážk[ay]|čo blokuje",
    nothing="žiadne|žiadny|žiadna|nič|nie je|nie sú|nie",
    yes="áno",
    no="nie",
    capability="umožňuje|možnosti|funkcie|výhody|prínosy|obsahuje|podporuje|silné stránky|cenník",
    criteria=r"kritéri\w*|požiadavk\w*|ciele|definícia hotového|musí|mal[aoi]? by|keď|ak|očakáv\w*|míľniky|metriky",
    advice=r"odporúč\w*|osvedčené postupy|pravidlá|príklad\w*|pokyny|legenda|správne|nesprávne",
    unneeded=r"nie je potrebn\w*|nepotrebuj\w*|mimo rozsahu|nevýhody|obmedzenia|slabé stránky",
    conditions="keď|musí|mal[aoi]? by|vyhnite|vyhnúť|nikdy|vždy|použi\\w+",
    asks=r"kde sme|ako sme na tom|čo je hotov[oé]|čo zostáva",
)
_WORK = Work(
    next_steps=r"(?:ďalšie|nasledujúce|najbližšie) (?:kroky|úlohy|práce)|(?:otvorené|zostávajúce) (?:body|úlohy|otázky"
    r"|práce)|(?<!ené )(?<!né )(?<!té )úlohy(?! (?:hotové|splnené|dokončené))|zostáva(?: urobiť)?|na vybavenie"
    r"|čo zostáva|čo ďalej|treba urobiť",
    owners="zodpovedá|zodpovedn[ýáéí]|zodpovedná osoba|vlastník|riešiteľ(?:ka)?|garant|má na starosti",
    assigned="priraden[éýáo]|pridelen[éýáo]",
    due=r"termín(?: do)?|(?<!to )do(?: dňa)?|najneskôr(?: do)?|splatnosť|splatné(?: do)?|uzávierka|lehota(?: do)?",
    tasks="úloh[ay]|otvorené úlohy|činnosti?|čo urobiť",
    steps="(?:ďalšie |nasledujúce |ďalší )?krok(?:y)?|opatreni[ae]|akcie",
    risks="rizik[oá]|riziká|rizík|hrozb[ay]|register rizík",
    updated=r"(?:posledná |dátum )?aktualizáci[ae]|(?:naposledy )?aktualizovan[éáý]|stav (?:ku dňu|ku?)|ku dňu",
)
_TABLES = Tables(
    roles={
        "status": "stav",
        "owner": r"zodpovedn\w+|zodpovedá|vlastník|riešiteľ|kto|osoba|priraden\w*",
        "due": "termín|do kedy|splatnosť|uzávierka|lehota",
        "date": "dátum|kedy",
        "revenue": "tržby|príjmy|príjem|výnosy?|obrat|predaje?",
        "cost": "náklad(?:y|ov)?|výdavk(?:y|ov)|cen[ay]|poplat(?:ok|ky)|sadzba|predplatné",
        "quantity": "počet|množstvo|kusov|kusy|používatelia|zákazníci",
        "amount": "sum[ay]|čiastka|súčet|hodnota|rozpočet|spolu|celkom",
        "priority": "priorita|závažnosť|dopad|vplyv|riziko|dôležitosť",
        "month": "mesiac(?:e)?|obdobie|štvrťrok|kvartál",
        "item": "položk[ay]|názov|služb[ay]|úloh[ay]|produkty?|popis|opis|kategóri[ae]|meno|projekt|oblasť|téma",
        "notes": "poznámk[ay]|komentáre?|podrobnosti",
        "severity": "závažnosť|dopad|vplyv",
        "likelihood": "pravdepodobnosť",
        "state": "stav",
    },
    totals="spolu|celkom|súčet|medzisúčet|dokopy|celkový súčet|suma spolu",
    total_kinds=r"celkov[ýáé]|náklady|výdavky|príjmy|mesačn[ýáé]",
    summed="náklady|nákladov|výdavky|výdavkov|príjmy|príjmov|suma|cena|mesačne|za mesiac|spolu",
    qualified=r"ročne|za rok|na úhradu|(?:bez|s|vrátane) dph\b.*|z toho .*",
    running=r"kumulatív\w*|zostatok|priebežn\w*",
    single=r"priemer\w*|medián|jednotková cena|cena za \w+|sadzba|kurz|maxim\w*|minim\w*",
    shares="z toho|z čoho",
)
_AMOUNTS = Amounts(
    about=r"asi|cca|približne|okolo",
    currencies={
        "eurá": "EUR", "eurách": "EUR", "korún": "CZK", "dolárov": "USD", "doláre": "USD", "dolár": "USD",
    },
    powers={3: "tisíc(?:e|ov)?", 6: "milión(?:y|ov|a)?", 9: "miliárd(?:a|y)?|miliard"},
    periods={
        "month": r"mesiac\w*|mes",
        "year": "rok|roka|rokov",
        "week": "týždeň|týždňov|týžd",
        "day": "deň|dňa|dní|človekodeň",
        "hour": r"hodin[auy]|hodín",
    },
    adverbs={
        "month": r"mesačn\w+",
        "year": r"ročn\w+",
        "week": r"týždenn\w+",
        "day": r"denn[eéáý]\w*",
        "hour": r"hodinov\w+",
    },
    per=r"každý|každú",
    past=r"minul\w*|budúc\w*|dozadu",
    tax=r"(?:bez|s|vrátane|plus|\+) ?dph",
    between="medzi",
    to="až|do|až do",
    changes=r"vzr[áa]st\w*|stúp\w*|r[áa]st\w*|narást\w*|kles\w*|zvýš\w*|zníž\w*|zmen\w*",
    scales={3: "tisíce|tisícoch", 6: "mil|milióny|miliónoch", 9: "miliardy|miliardách"},
)  # fmt: skip

WORDS = Language(
    "sk",
    "je sa na že ale pre sú ako od až už by bol bolo ktorý ktorá ktoré pri tiež alebo aby len podľa tak sme nie pred"
    " medzi byť ešte keď než vo ku čo iba však boli",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "január|januára",
        "február|februára",
        "marec|marca",
        "apríl|apríla",
        "máj|mája",
        "jún|júna",
        "júl|júla",
        "august|augusta",
        "september|septembra",
        "október|októbra",
        "november|novembra",
        "december|decembra",
    ),
    order="dmy",
)
