"""What Italian says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        fatto | fatta | fatti | fatte | completat* | completo | completa | completi | terminat* | finit* | conclus*
        | chius* | risolt* | implementat* | rilasciat* | consegnat* | approvat* | pubblicat* | mitigat* | verificat*
        | corrett* | accettat* | pagat* | in produzione | raggiunt* | ultimat*
    """,
    active="""
        in corso | in lavorazione | in sviluppo | in revisione | attiv* | apert* | iniziat* | avviat* | parziale
        | parzialmente | in test | bozza | in esecuzione
    """,
    blocked="bloccat* | in attesa | in attesa di | sospes* | in pausa | fermo | ferma | fermi | fallit* | guast*",
    at_risk="a rischio | in ritardo | ritardat* | critic* | degradat* | scadut*",
    planned="""
        pianificat* | programmat* | previst* | da fare | da iniziare | non iniziat* | in programma | in coda
        | rinviat* | rimandat* | futur* | in sospeso | da completare | in arrivo | da avviare
    """,
    unknown="annullat* | sconosciut*",
    well="stabile | funzionante | funzionale | operativ* | disponibile | monitorat* | nei tempi | in linea",
    alone="in produzione | in test | attivo | attiva | stabile | fermo | futura | critico | critica",
    finished="completato | completata | concluso | fatto",
    partly="parziale | parzialmente | quasi",
    endings="o | a | os | as | e | es | s | i | ee | ees | le | les | lle",
    negations="non",
    fillers="""
        questa | questo | il | la | lo | gli | del | in | oggi | sessione | settimana | attività | lavori | e | già
        | completamente | totalmente
    """,
    lacking=r"manca\w*",
    labels="stato | status",
    progress="avanzamento | progresso",
    columns="fase | risultato | avanzamento | progresso",
    blockers="blocc[oh]i? | bloccato da",
    nothing="nessuno",
    yes="sì",
    no="no",
    capability=r"può | possono | include | vantaggi\w* | funzionalità | punti di forza | consente",
    criteria=r"obiettiv\w* | requisiti | deve | devono",
    advice=r"raccomand\w* | buone pratiche | corretto | sbagliato | regole | esempi\w* | leggenda | legenda",
    unneeded=r"non serv\w* | fuori ambito | svantaggi | limitazioni",
    conditions="quando | se | deve | usare",
    asks=r"a che punto siamo|dove siamo|cosa (?:manca|è stato fatto)",
)
_WORK = Work(
    next_steps="prossimi passi|passi successivi|prossime azioni|da fare|attività aperte|azioni|cose da fare",
    owners="responsabile",
    assigned="assegnat[oa] a",
    due="entro(?: e non oltre)?(?: il)?|scadenza|scade(?: il)?|termine",
    tasks="compit[oi]",
    steps="attività|azion[ei]",
    risks="rischi?o?",
    updated="(?:ultimo )?(?:aggiornat[oa]|aggiornamento|data)",
)
_TABLES = Tables(
    roles={
        "status": "stato",
        "owner": "responsabile|assegnatario|chi",
        "due": "scadenza|entro",
        "date": "data|quando",
        "revenue": "ricav[oi]|fatturato|entrate|vendite",
        "cost": "cost[oi]|spes[ae]|prezz[oi]|tariffa",
        "quantity": "quantità|numero",
        "amount": "total[ei]|import[oi]|somma|valore|preventivo",
        "priority": "priorità|gravità|impatto|rischio",
        "month": "mes[ei]|periodo|trimestre",
        "item": "categori[ae]|voc[ei]|serviz[io]|attività|prodott[oi]|descrizione",
        "notes": "not[ae]|osservazioni",
        "severity": "gravità|impatto",
        "likelihood": "probabilità",
    },
    totals="total[ei]|somma|subtotal[ei]",
    summed="generale|spese|costi|ricavi|entrate|uscite|mensile|(?:al |/ ?)?mese",
    qualified="annuale|netto|lordo|con .*",
    running=r"progressiv\w*|saldo",
    single="media|prezzo unitario",
    shares="di cui",
)
_AMOUNTS = Amounts(
    about=r"circa|ca\.?|intorno a|all'incirca",
    currencies={"euro": "EUR", "dollari": "USD", "dollaro": "USD"},
    powers={3: "mila | mille", 6: "milione | milioni | mln", 9: "miliardo | miliardi | mld"},
    periods={
        "month": "mese | mesi",
        "year": "anno | anni",
        "week": "settiman[ae]",
        "day": "giorn[oi]",
        "hour": "or[ae]",
    },
    adverbs={
        "month": "mensil[ei] | mensilmente",
        "year": "annuale | annuali | annu[ei] | annuo | annualmente",
        "week": "settimanal[ei]",
        "day": "giornalier[oiae]",
        "hour": "orari[oa]?",
    },
    per="al | alla | ogni | il | la | all['’] | dell['’] | l['’]",
    past="scors",
    tax="IVA",
    with_tax="più",
    between="tra | fra",
    and_="e",
    to="a | al",
    of="di",
    changes=r"passa\w* | pass[eòi]\w* | aument\w+ | sal[eiì]\w* | scend\w* | scese | ridott\w+ | diminu\w+",
    scales={3: "migliaia", 6: "milioni | mln", 9: "miliardi"},
)
_SMALL = "il gli dei della per con che è non una sono di al nel più anche come da si alla del lo"
_MONTHS = (
    "gennaio | gen",
    "febbraio | feb",
    "marzo | mar",
    "aprile | apr",
    "maggio | mag",
    "giugno | giu",
    "luglio | lug",
    "agosto | ago",
    "settembre | set",
    "ottobre | ott",
    "novembre | nov",
    "dicembre | dic",
)

WORDS = Language(
    "it",
    _SMALL,
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    _MONTHS,
    order="dmy",
)
