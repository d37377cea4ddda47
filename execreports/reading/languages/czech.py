"""What Czech says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""hotov*|dokončen|dokončen*|splněn|splněn*|vyřešen|vyřešen*|uzavřen|uzavřen*|ukončen|ukončen*|opraven
        |opraven*|nasazen|nasazen*|odeslán|odeslán*|posláno|podepsán|podepsán*|zaplacen|zaplacen*|uhrazen|uhrazen*
        |otestován|otestován*|dodán|dodán*|doručen|doručen*|předán|předán*|schválen|schválen*|zveřejněn|zveřejněn*
        |publikován*|ověřen|ověřen*|zkontrolován|zkontrolován*|potvrzen|potvrzen*|spuštěn|spuštěn*
        |implementován*|proveden|proveden*|vydán|vydán*|nainstalován*|nastaven|nastaven*|zmigrován*
        |převzat*|přijat*|uděláno|zpracován|zpracován*|vyfakturován*|zavřen*|vyřízen|vyřízen*|v produkci|v provozu""",
    active="""probíhá|probíhají|rozpracován*|v řešení|řeší se|v procesu|v realizaci|ve vývoji|v testování|testuje se
        |pracuje se na tom|pracujeme na tom|zahájen*|započat*|částečně|otevřen*|aktivní|ve schvalování|v kontrole
        |v přípravě|připravuje se|koncept|pokračuje|v průběhu|v běhu""",
    blocked="""blokován|blokován*|zablokován|zablokován*|čeká na|čekáme na|čeká se na|čeká|čekání|pozastaven
        |pozastaven*|zastaven|zastaven*|nefunguje|nefungují|neúspěšn*|selhal|selhalo|selhala|výpadek|přerušen*
        |rozbit*""",
    at_risk="""ohrožen|ohrožen*|zpožděn|zpožděn*|opožděn*|se zpožděním|zpoždění|má zpoždění|po termínu|v ohrožení
        |kritick*|v prodlení|po splatnosti|vyžaduje pozornost|nestabilní|nestíháme|v riziku""",
    planned="""plánován|plánován*|naplánován|naplánován*|v plánu|plánuje se|nezahájen|nezahájen*|nezačato|nezapočat*
        |nedokončen|nedokončen*|nehotov*|nesplněn|nesplněn*|neproveden*|nenasazen*|neodeslán*|nezaplacen*|nevyřešen*
        |k řešení|k vyřízení|ke zpracování|zbývá|odložen|odložen*|ve frontě|navržen|navržen*|příští|později|chybí
        |zatím ne|ještě ne|bude následovat""",
    unknown="neznám*|zrušen|zrušen*|neuvedeno|netýká se|nepotřebn*|není potřeba|přeskočen*|neaplikovatelné",
    well="""funguje|fungují|běží|dostupn*|stabilní|podle plánu|dle plánu|v termínu|včas|funkční|zapnut*|monitorován*
        |připraven|připraven*|v pořádku""",
    alone="""v provozu|v produkci|otevřeno|otevřený|otevřené|aktivní|běží|čekání|stabilní|koncept|příští
        |později|zbývá|chybí|kritický|kritická|kritické|částečně|pokračuje|dostupný|dostupná|dostupné
        |dostupno|funkční|připraven|výpadek|zpoždění|v plánu|v běhu|přijaté|přijatý|přijatá|hotový|hotová|neznámý
        |neznámá|neznámé|neznámo""",
    finished="hotovo|dokončeno|splněno|uzavřeno|vyřešeno|nasazeno|odesláno|zaplaceno|schváleno",
    partly="částečně|skoro|téměř",
    endings="o|a|y|i|é|á|ý|ých",
    negations="ne|není|nejsou|nebyl|nebyla|nebylo|nebyly|bez",
    fillers="""již|už|dnes|teď|týden|tento|týdnu|relace|práce|prací|úkol|úkoly|úkolů|část|vše|všechno|všechny
        |zcela|plně|úplně|je|jsou|byl|byla|bylo|byly|také|ještě""",
    lacking=r"chyb[ěií]\w*|bez|není|nejsou|nefunguj\w*",
    labels=r"(?<![^\W\d_])stav(?! (?:ke?|na)\b)",
    progress="průběh|pokrok|postup|plnění",
    columns="etapa|fáze|výsledek|průběh|pokrok|postup",
    blockers="blokuje|blokátory?|překážk[ay]|blokován[oay] (?:kým|čím)|co blokuje",
    nothing="žádné|žádný|žádná|nic|není|nejsou|ne",
    yes="ano",
    no="ne",
    capability="umí|umožňuje|možnosti|funkce|výhody|přínosy|obsahuje|podporuje|silné stránky|ceník",
    criteria=r"kritéri\w*|požadavk\w*|cíle|cíl projektu|definice hotového|musí|měl[aoy]? by|když|pokud|jestliže"
    r"|očekáv\w*|milníky|metriky|ukazatele",
    advice=r"doporuč\w*|osvědčené postupy|pravidla|příklad\w*|pokyny|legenda|správně|špatně",
    unneeded=r"není potřeba|nepotřebuje\w*|mimo rozsah|nevýhody|omezení|slabé stránky",
    conditions="když|pokud|jestliže|musí|měl[aoy]? by|vyhněte|vyhnout|nikdy|vždy|použí\\w+",
    asks=r"kde jsme|jak jsme na tom|co je hotov[oé]|co zbývá",
)
_WORK = Work(
    next_steps=r"(?:další|příští|následující) (?:kroky|postup|úkoly|práce)|(?:otevřené|zbývající) (?:body|úkoly|otázky"
    r"|práce)|(?<!ené )(?<!ěné )(?<!áné )(?<!ané )(?<!ové )úkoly(?! (?:hotové|splněné|dokončené))|zbývá(?: udělat)?"
    r"|k vyřízení|k řešení|co zbývá|co dál|co je potřeba|akční kroky|nedodělky",
    owners="zodpovídá|odpovídá|zodpovědn[ýáéí]|odpovědn[ýáéí]|odpovědná osoba|zodpovědná osoba|vlastník|řešitel(?:ka)?"
    "|garant|má na starosti",
    assigned="přiřazen[oaýáé]?(?: k)?|přiděleno",
    due=r"termín(?: do)?|(?<!to )do(?: dne)?|nejpozději(?: do)?|splatnost|splatné(?: do)?|uzávěrka|lhůta(?: do)?",
    tasks="úkoly?|otevřené úkoly|co udělat|činnost(?:i)?",
    steps="(?:další |příští |následující )?kroky?|opatření|akce",
    risks="rizik[oay]|rizik|hrozb[ay]|registr rizik",
    updated=r"(?:poslední |datum )?aktualizace|(?:naposledy )?aktualizován[oa]|stav (?:ke? dni|ke?)|ke dni",
)
_TABLES = Tables(
    roles={
        "status": "stav",
        "owner": r"zodpov\w+|odpovědn\w+|odpovídá|vlastník|řešitel|kdo|osoba|přiřazen\w*|garant",
        "due": "termín|do kdy|splatnost|uzávěrka|lhůta",
        "date": "datum|kdy",
        "revenue": "tržby|příjmy|příjem|výnosy?|obrat|prodeje?",
        "cost": "náklad(?:y|ů)?|výda(?:je|jů|j)|cen[ay]|poplat(?:ek|ky)|útrata|sazba|předplatné",
        "quantity": "počet|množství|kusů|kusy|uživatelé|zákazníci",
        "amount": "částk[ay]|souč(?:et|ty)|hodnota|rozpočet|celkem|suma",
        "priority": "priorita|závažnost|dopad|riziko|důležitost",
        "month": "měsíc(?:e)?|období|čtvrtletí|kvartál",
        "item": "položk[ay]|název|služb[ay]|úkoly?|produkty?|popis|kategorie|jméno|projekt|oblast|téma",
        "notes": "poznámk[ay]|komentáře?|podrobnosti|pozn",
        "severity": "závažnost|dopad|vážnost",
        "likelihood": "pravděpodobnost",
        "state": "stav",
    },
    totals="celkem|součet|mezisoučet|dohromady|úhrnem|celkový součet|suma",
    total_kinds=r"celkov[ýáé]|náklady|výdaje|příjmy|měsíční",
    summed="náklady|nákladů|výdaje|výdajů|příjmy|příjmů|částka|cena|měsíčně|za měsíc|dohromady|celkem",
    qualified=r"ročně|za rok|netto|brutto|k úhradě|(?:bez|s|včetně|vč\.?) dph\b.*|z toho .*",
    running=r"kumulativ\w*|zůstatek|průběžn\w*|narůstající\w*",
    single=r"průměr\w*|medián|jednotková cena|cena za \w+|sazba|kurz|maxim\w*|minim\w*",
    shares="z toho|z čehož",
)
_AMOUNTS = Amounts(
    about=r"asi|cca|přibližně|kolem|zhruba",
    currencies={
        "kč": "CZK", "czk": "CZK", "korun": "CZK", "koruny": "CZK", "koruna": "CZK", "korunách": "CZK",
        "eura": "EUR", "dolarů": "USD", "dolary": "USD", "dolar": "USD",
    },
    powers={
        3: "tis|tisíc(?:e|ů)?",
        6: "mil(?:ion(?:y|ů|u)?|ión(?:y|ů|u)?)",
        9: "mld|miliard(?:a|y)?",
    },
    periods={
        "month": "měs(?:íc\\w*)?|mes",
        "year": "rok|roku",
        "week": "týden|týdny|týdnů|týd",
        "day": r"(?<![b-zåäöøæ] )den|dny|dnů|člověkoden",
        "hour": r"hod(?:in[auy]?)?",
    },
    adverbs={
        "month": r"měsíčn\w+",
        "year": r"ročn\w+",
        "week": r"týdn[ěeí]|týdenn\w+",
        "day": r"denn[ěí]\w*",
        "hour": r"hodinov\w+",
    },
    per=r"na(?! (?:hora|semana)s?\b)|za|každý|každou",
    past=r"minul\w*|příští\w*|nazpět|zpět",
    tax=r"(?:bez|s|včetně|vč\.?|plus|\+) ?dph",
    between="mezi",
    to="až|do|až do",
    changes=r"vzrost\w*|stoup\w*|rost\w*|narost\w*|kles\w*|zvýš\w*|sníž\w*|změn\w*|vyrost\w*",
    scales={3: "tis|tisíce|tisících", 6: "mil|miliony|milionech", 9: "mld|miliardy|miliardách"},
)  # fmt: skip

WORDS = Language(
    "cs",
    "je se na že ale pro jsou jako od až už by byl bylo který která které při také nebo aby jen podle tak jsme není"
    " před mezi být ještě když než ve ke",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "leden|ledna",
        "únor|února|úno",
        "březen|března|bře",
        "duben|dubna",
        "květen|května|kvě",
        "červen|června|čvn",
        "červenec|července|čvc",
        "srpen|srpna|srp",
        "září|zář",
        "říjen|října|říj",
        "listopad|listopadu|lis",
        "prosinec|prosince",
    ),
    order="dmy",
)
