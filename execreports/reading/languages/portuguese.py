"""What Portuguese says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        feit* | concluíd* | encerrad* | fechad* | resolvid* | implantad* | implementad* | entregue | aprovad*
        | corrigid* | pront* | completad* | completo | completa | completos | completas | terminad* | finalizad*
        | publicad* | mitigad* | verificad* | validad* | aceit* | pago | paga | pagos | pagas | em produção | no ar
        | atingid* | lançad* | liberad*
    """,
    active="""
        em andamento | em progresso | em curso | em desenvolvimento | em revisão | em análise | ativ* | abert*
        | iniciad* | parcial | parcialmente | em teste | em testes | rascunho | em execução | começad*
    """,
    blocked="""
        bloquead* | parad* | pausad* | impedid* | aguardando | em espera | esperando | suspens* | falhou | quebrad*
        | travad* | rota | rotas
    """,
    at_risk="em risco | atrasad* | crític* | degradad* | vencid*",
    planned="""
        planejad* | planead* | previst* | pendente* | a fazer | por fazer | não iniciad* | programad* | próxim*
        | futur* | agendad* | adiad* | propost* | na fila | falta | faltam
    """,
    unknown="cancelad* | desconhecid*",
    well="""
        operacional | estável | funcional | funcionand* | disponível | monitorad* | no prazo | dentro do prazo
    """,
    alone="""
        pago | paga | em produção | ativo | ativa | parada | no ar | falta | faltam | próximo | próxima | próximos
        | futuro | futura | crítico | crítica
    """,
    finished="concluído | concluída | finalizado",
    partly="parcial | parcialmente | quase",
    endings="o | a | os | as | e | es | s | i | ee | ees | le | les | lle",
    negations="não | sem",
    fillers="""
        nesta | deste | o | os | as | a | da | do | dos | em | este | esta | e | hoje | semana | tarefas | trabalho
        | itens | completamente | totalmente
    """,
    lacking="sem | falta",
    labels="estado | situação | status",
    progress="progresso",
    columns="etapa | fase | resultado | progresso",
    blockers="bloqueios? | bloqueado por",
    nothing="nenhum | nada",
    yes="sim",
    no="não",
    capability=r"posso | pode\w* | inclui | vantagens | benefícios | recursos | funcionalidades | pontos fortes",
    criteria=r"critérios? | objetivos? | metas? | requisitos? | deve\w* | quando | (?<!\w )se",
    advice=r"recomend\w* | boas práticas | correto | errado | regras",
    unneeded=r"não precis\w* | fora do escopo | desvantagens",
    conditions="quando | se | deve | usar | evitar",
    asks=r"onde estamos|em que ponto estamos|o que (?:falta|está feito)|como estamos",
)
_WORK = Work(
    next_steps="próximos passos|próximas etapas|pendências|tarefas pendentes|a fazer|ações",
    owners="responsável",
    assigned="atribuíd[oa] a",
    due="prazo|até(?: o dia| ao dia| a)?|vencimento|vence(?: em)?|data limite|o mais tardar(?: até| em)?",
    tasks="tarefas?",
    steps="ação|ações|passos?",
    risks="riscos?",
    updated="(?:última )?(?:atualizad[oa]|atualização|data)",
)
_TABLES = Tables(
    roles={
        "status": "estado|situação",
        "owner": "responsável|quem",
        "due": "prazo|vencimento|vence",
        "date": "data|quando",
        "revenue": "receitas?|faturamento|vendas",
        "cost": "custos?|despesas?|preços?",
        "quantity": "quantidade|unidades",
        "amount": "valor(?:es)?|montante|quantia|orçamento",
        "priority": "prioridade|gravidade|impacto|risco",
        "month": "mês|período|trimestre",
        "item": "categorias?|serviços?|tarefas?|produtos?|descrição|métrica",
        "notes": "notas?|comentários?|observações",
        "severity": "gravidade|severidade|impacto",
        "likelihood": "probabilidade",
    },
    totals="tota(?:l|is)|somas?|subtota(?:l|is)",
    summed="""geral|custos?|despesas?|receitas?|mensal|(?:(?:ao|por) |/ ?)?mês""",
    qualified="anual|líquido|bruto|com .*",
    running=r"saldo|acumulad\w*",
    single="média|preço unitário",
    shares="dos quais",
)
_AMOUNTS = Amounts(
    about=r"aprox\.?|aproximadamente|cerca de|por volta de|uns|umas",
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "reais": "BRL",
        "dólar": "USD",
        "dólares": "USD",
        "dolares": "USD",
    },
    powers={3: "mil", 6: "milhão | milhões | mi", 9: "bilhão | bilhões | bi", 12: "trilhão | trilhões"},
    periods={
        "month": "mês | mes(?:es)?",
        "year": "anos?",
        "week": "semanas? | sem",
        "day": "dias?",
        "hour": "horas?",
    },
    adverbs={
        "month": "mensal | mensais | mensalmente",
        "year": "anual | anuais | anualmente",
        "week": "semanal | semanais",
        "day": "diári[oa]s?",
    },
    per="por | ao | à | a | cada | pelo",
    apiece="por",
    tax="IVA",
    with_tax="mais",
    between="entre",
    and_="e",
    to="a | até",
    of="de",
    changes=r"pass[eéaóòi]\w* | aument\w+ | sub[eiíaió]\w* | baix\w+ | cai\w* | reduz\w+ | diminu\w+",
    scales={3: "milhares", 6: "milh[õo]es"},
)
_SMALL = "os das dos uma para com por que não é está como mais mas seus ao e um na no foi já"
_MONTHS = (
    "janeiro | jan",
    "fevereiro | fev",
    "março | mar",
    "abril | abr",
    "maio | mai",
    "junho | jun",
    "julho | jul",
    "agosto | ago",
    "setembro | set",
    "outubro | out",
    "novembro | nov",
    "dezembro | dez",
)

WORDS = Language(
    "pt",
    _SMALL,
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    _MONTHS,
    order="dmy",
)
