"""What Spanish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        hech* | completad* | completo | completa | completos | completas | terminad* | finalizad* | listo | lista
        | listos | listas | cerrad* | resuelt* | implementad* | desplegad* | entregad* | aprobad* | publicad*
        | mitigad* | verificad* | validad* | corregid* | cumplid* | pagad* | pago | paga | pagos | pagas | aceptad*
        | en producción | solucionad* | lograd*
    """,
    active="""
        en progreso | en curso | en proceso | en desarrollo | en revisión | activ* | abiert* | iniciad* | parcial
        | parcialmente | en marcha | en pruebas | borrador | trabajando | empezad* | en ejecución
    """,
    blocked="""
        bloquead* | detenid* | parad* | en espera | esperando | a la espera | a la espera de | pausad* | suspendid*
        | suspens* | fallid* | fallo | roto | rota | rotos | rotas | en pausa | impedid*
    """,
    at_risk="en riesgo | retrasad* | atrasad* | demorad* | crític* | degradad* | vencid*",
    planned="""
        planificad* | planead* | previst* | pendiente* | por hacer | sin empezar | sin iniciar | sin comenzar
        | no iniciad* | programad* | próxim* | próximamente | futur* | aplazad* | propuest* | en cola | por iniciar
        | por pagar | a pagar | por cobrar
        | falta | faltan | pospuest*
    """,
    unknown="cancelad* | desconocid*",
    well="""
        operativ* | funcional | funcionales | funcionand* | estable | disponible* | monitoread* | monitorizad*
        | en plazo | a tiempo
    """,
    alone="""
        pago | paga | listo | lista | en producción | activo | activa | parada | rota | roto | falta | faltan
        | próximo | próxima | próximos | futuro | futura | crítico | crítica
    """,
    finished="completado | completada | terminado | finalizado",
    partly="parcial | parcialmente | casi",
    endings="o | a | os | as | e | es | s | i | ee | ees | le | les | lle",
    negations="no | sin",
    fillers="""
        esta | este | el | la | los | las | de | del | en | hoy | sesión | semana | tareas | trabajo | cosas | y
        | ya | completamente | totalmente
    """,
    lacking="sin | falta",
    labels="estado | estatus | situación",
    progress="progreso | avance",
    columns="etapa | fase | resultado | progreso | avance",
    blockers="bloqueos? | bloqueado por",
    nothing="no | ninguno | nada",
    yes="sí",
    no="no",
    capability=r"""
        puedo | puede\w* | incluye\w* | ventajas? | características? | beneficios? | fortalezas? | pros y contras
        | permite\w*
    """,
    criteria=r"criterios? | objetivos? | metas? | requisitos? | cuando | debe\w*",
    advice=r"recomend\w* | buenas prácticas | correcto | incorrecto | ejemplo\w* | reglas | leyenda",
    unneeded=r"no necesit\w* | no hace falta | fuera de alcance | contras | desventajas",
    conditions="cuando | si | debe | usar | evitar",
    asks=r"dónde estamos|en qué (?:estado|punto) estamos|qué (?:falta|está hecho)|cómo vamos",
)
_WORK = Work(
    next_steps="próximos pasos|siguientes pasos|pasos siguientes|pendientes?|tareas pendientes|por hacer|acciones"
    "|lo que falta",
    owners="responsable|dueño|dueña",
    assigned="asignad[oa] a",
    due="vence(?: el)?|vencimiento|fecha límite|plazo|antes del?|para el|hasta el|a más tardar(?: el)?",
    tasks="tareas?",
    steps="acciones?|acción",
    risks="riesgos?",
    updated="(?:última )?(?:actualizad[oa]|actualización|fecha)",
)
_TABLES = Tables(
    roles={
        "status": "estado|situación",
        "owner": "responsable|encargad[oa]|dueño|quién",
        "due": "fecha límite|vencimiento|vence|plazo",
        "date": "fecha|cuándo",
        "revenue": "ingresos?|ventas|facturación",
        "cost": "costos?|costes?|gastos?|precios?|tarifa",
        "quantity": "cantidad|unidades",
        "amount": "importes?|montos?|totales|valor(?:es)?|presupuesto",
        "priority": "prioridad|severidad|impacto|riesgo",
        "month": "mes|periodo|trimestre",
        "item": "categorías?|concepto|servicios?|partida|tareas?|productos?|descripción|métrica",
        "notes": "notas?|comentarios?|observaciones",
        "severity": "severidad|impacto|gravedad",
        "likelihood": "probabilidad",
    },
    totals="total(?:es)?|sumas?|subtotal(?:es)?",
    summed="""general|gastos?|ingresos?|costos?|costes?|mensual|(?:(?:al|por) |/ ?)?mes""",
    qualified=r"anual|neto|bruto|con .*",
    running=r"saldo|acumulad\w*",
    single="promedio|media|precio unitario",
    shares="de los cuales",
)
_AMOUNTS = Amounts(
    about=r"aprox\.?|aproximadamente|unos|unas|alrededor de|cerca de",
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "dólar": "USD",
        "dólares": "USD",
        "dolares": "USD",
        "libras esterlinas": "GBP",
    },
    powers={3: "mil", 6: "millón | millones | millon", 12: "billón | billones"},
    periods={
        "month": "mes(?:es)?",
        "year": "años?",
        "week": "semanas? | sem",
        "day": "día | días",
        "hour": "horas?",
    },
    adverbs={
        "month": "mensual(?:es)? | mensualmente",
        "year": "anual(?:es)? | anualmente",
        "week": "semanal(?:es)?",
        "day": "diari[oa]s?",
    },
    per=r"por | al | a\sla | cada | el | la",
    apiece="por",
    past="pasad",
    tax="IVA",
    with_tax="más",
    between="entre",
    and_="y | e",
    to="a | hasta",
    of="de | del",
    changes=r"pas[eéaóòi]\w* | aument\w+ | baj\w+ | sub[eiíaió]\w* | cay\w+ | reduc\w+ | descend\w+",
    scales={3: "miles", 6: "millones"},
)
_SMALL = "el los las del una para con por que es está como más pero sus al y se no lo ya"
_MONTHS = (
    "enero | ene",
    "febrero | feb",
    "marzo | mar",
    "abril | abr",
    "mayo | may",
    "junio | jun",
    "julio | jul",
    "agosto | ago",
    "septiembre | setiembre | sep",
    "octubre | oct",
    "noviembre | nov",
    "diciembre | dic",
)

WORDS = Language(
    "es",
    _SMALL,
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    _MONTHS,
    order="dmy",
)
