"""Words for the state of work in six languages, folded (lower case, no accents), to five statuses."""

import re
import unicodedata

DONE, ACTIVE, BLOCKED, AT_RISK, PLANNED, UNKNOWN = (
    "done",
    "active",
    "blocked",
    "at-risk",
    "planned",
    "unknown",
)

# A word ending in * takes the endings of gender and number: o a os as e es s i ee ees en er em.
_VOCABULARY = {
    DONE: """done|complete*|completed|code complete|feature complete|finished|closed|resolved|fixed|solved
        |shipped|deployed|released|merged|implemented|verified|passed|passing|pass|launched|delivered
        |achieved|approved|published|accepted|aceptad*|aceit*|accepte*|akzeptiert|accettat*|successful
        |success|succeeded|signed off|mitigated|cleared|validated|certified|migrated|confirmed|applied
        |pushed|committed|installed|configured|live|in production|ok|okay|paid|sent|integrated|hech*
        |completad*|complet*|terminad*|finalizad*|listo|lista|listos|listas|cerrad*|resuelt*|implementad*
        |desplegad*|entregad*|aprobad*|publicad*|mitigad*|verificad*|validad*|corregid*|cumplid*|pagad*
        |en produccion|solucionad*|lograd*|feit*|concluid*|encerrad*|fechad*|resolvid*|implantad*|entregue
        |aprovad*|corrigid*|pront*|pago|paga|pagos|pagas|em producao|no ar|atingid*|lancad*|liberad*|fait*
        |termine*|acheve*|fini*|clos|cloture*|resolu*|livre*|deploye*|implemente*|valide*|approuve*|publie*
        |corrige*|en production|paye*|realise*|accompli*|atteint*|mis en ligne|mise en ligne|effectue*
        |erledigt|fertig|abgeschlossen|beendet|geschlossen|gelost|behoben|umgesetzt|ausgeliefert|geliefert
        |freigegeben|genehmigt|veroffentlicht|implementiert|bezahlt|in produktion|vollstandig|bestanden
        |gepruft|verifiziert|erreicht|erfolgreich|eingefuhrt|ausgerollt|gemergt|fertiggestellt|fatt*
        |completat*|terminat*|finit*|conclus*|chius*|risolt*|implementat*|rilasciat*|consegnat*|approvat*
        |pubblicat*|mitigat*|verificat*|corrett*|pagat*|in produzione|raggiunt*|ultimat*""",
    ACTIVE: """in progress|progressing|wip|work in progress|ongoing|underway|under way|started
        |in development|in review|review|under review|reviewing|in testing|under test|testing|drafting|draft
        |implementing|open|partial|partially complete|partially done|partially implemented|partially|partly
        |almost done|nearly done|almost complete|nearly complete|mostly done|mostly complete|continuing
        |monitoring|investigating|in flight|processing|mitigating|auditing|rolling out|doing|developing
        |active|en progreso|en curso|en proceso|en desarrollo|en revision|activ*|abiert*|iniciad*|parcial
        |parcialmente|en marcha|en pruebas|borrador|trabajando|empezad*|en ejecucion|em andamento
        |em progresso|em curso|em desenvolvimento|em revisao|em analise|ativ*|abert*|em teste|em testes
        |rascunho|em execucao|comecad*|en cours|en developpement|en revue|en relecture|actif*|active|ouvert*
        |commence*|demarre*|partiel*|partiellement|en test|brouillon|en cours de realisation|entame*
        |in arbeit|in bearbeitung|laufend|lauft|aktiv|begonnen|gestartet|in entwicklung|in prufung|im gange
        |teilweise|entwurf|in umsetzung|im test|angefangen|in review|in corso|in lavorazione|in sviluppo
        |in revisione|attiv*|apert*|iniziat*|avviat*|parziale|parzialmente|in test|bozza|in esecuzione""",
    BLOCKED: """blocked|blocker|blockers|blocking|stuck|waiting|waiting on|waiting for|awaiting|on hold|hold
        |paused|suspended|stalled|failed|failing|fail|fails|failure|broken|halted|stopped|down|offline
        |not working|impeded|no go|bloquead*|detenid*|parad*|en espera|esperando|a la espera|a la espera de
        |pausad*|suspendid*|fallid*|fallo|roto|rota|rotos|rotas|en pausa|impedid*|aguardando|em espera
        |suspens*|falhou|quebrad*|travad*|bloque*|en attente|en attente de|suspendu*|en pause|a l arret
        |echoue*|echec|en panne|casse*|blockiert|wartet|wartet auf|warten auf|wartend|angehalten|pausiert
        |gestoppt|fehlgeschlagen|defekt|kaputt|gesperrt|haengt|hangt|bloccat*|in attesa|in attesa di|sospes*
        |in pausa|fermo|ferma|fermi|fallit*|guast*""",
    AT_RISK: """at risk|delayed|late|behind|behind schedule|slipping|overdue|degraded|warning|critical
        |unstable|flaky|needs attention|off track|attention|en riesgo|retrasad*|atrasad*|demorad*|critic*
        |degradad*|vencid*|em risco|a risque|en retard|retarde*|critique*|degrade*|en danger|gefahrdet
        |in gefahr|verzogert|verspatet|kritisch|uberfallig|im verzug|in verzug|verspatung|a rischio
        |in ritardo|ritardat*|degradat*|scadut*""",
    PLANNED: """planned|planning|planning phase|not started|unstarted|not yet started|not yet|todo|to do
        |pending|queued|backlog|upcoming|scheduled|future|proposed|next|next up|later|deferred|postponed
        |remaining|needed|still needed|required|requires|needs|not implemented|not done|not deployed
        |incomplete|tbd|idea|coming soon|missing|planificad*|planead*|previst*|pendiente*|por hacer
        |sin empezar|sin iniciar|sin comenzar|no iniciad*|programad*|proxim*|proximamente|futur*|aplazad*
        |propuest*|en cola|por iniciar|falta|faltan|pospuest*|planejad*|pendente*|a fazer|por fazer
        |nao iniciad*|agendad*|adiad*|propost*|na fila|faltam|planifie*|prevu*|a faire|a venir|non commence*
        |pas commence*|a demarrer|programme*|reporte*|propose*|reste a faire|non demarre*|en projet|geplant
        |zu erledigen|nicht begonnen|noch nicht begonnen|nicht gestartet|noch nicht|ausstehend|vorgesehen
        |kunftig|zukunftig|verschoben|vorgeschlagen|zuruckgestellt|offen|noch offen|steht aus|in planung
        |anstehend|pianificat*|programmat*|da fare|da iniziare|non iniziat*|in programma|in coda|rinviat*
        |rimandat*|in sospeso|da completare|in arrivo|da avviare""",
    UNKNOWN: """n a|na|unknown|cancelled|canceled|abandoned|dropped|wontfix|wont do|skipped|not needed
        |not applicable|cancelad*|annule*|abgebrochen|entfallt|annullat*|desconocid*|inconnu*|unbekannt
        |sconosciut*|desconhecid*""",
}  # fmt: skip
# In use and well: no contradiction to a tick.
_WELL = """ready|ready to ship|online|working|operational|functional|stable|running|on track|enabled|healthy
        |available|operativ*|funcional|funcionales|funcionand*|estable|operacional|estavel|operationnel*
        |fonctionnel*|pret*|betriebsbereit|stabil|bereit|funktioniert|stabile|funzionante|funzionale
        |disponible*|disponivel|disponibile|up|monitored|monitorad*|monitoread*|monitorizad*|surveille*
        |uberwacht|monitorat*|on schedule|im zeitplan|nach plan|im plan|en plazo|a tiempo|no prazo
        |dentro do prazo|dans les temps|nei tempi|in linea|planmassig"""
_ENDINGS = ("", "o", "a", "os", "as", "e", "es", "s", "i", "ee", "ees", "le", "les", "lle")
# Everyday words that are a status only where they stand alone.
_ALONE = (
    "in production|live|open|next|active|current|working|testing|down|future|paid|sent|ok|okay|pass"
    "|critical|needed|missing|late|behind|later|idea|draft|building|doing|processing|waiting|up|pago|paga"
    "|lista|listo|clos|fait|faits|en production|en produccion|em producao|in produktion"
    "|in produzione|attention|warning|partial|available"
    "|enabled|running|success|planning|attivo|attiva|ativo|ativa|activo|activa|offen"
    "|offline|online|stable|stabile|stabil|bereit|pret|in test|en test|im test|parada|no ar|na|n a|next up"
    "|falta|faltan|faltam|proximo|proxima|proximos|futuro|futura|futur|programme|programmes|programma|up"
    "|committed|pushed|blocking|fermo|rota|roto|fini|livre|livres|propose|critico|critica"
    "|critique|bloque|bloques|operational"
)
ALONE = frozenset(_ALONE.split("|"))
_NOT_STATES = frozenset({"completes", "programmes", "fattes"})  # what the endings make up
_NEGATIONS = "not never no non nicht kein keine noch pas sin sem nao be isn aren wasn hasn haven don didn un"
NEGATIONS = frozenset(_NEGATIONS.split())
_FILLERS = (
    "this that the a an and of in on is are it now so far today session week sprint month work works"
    " item items task"
    " tasks feature features list yet still stuff things phase part section all since by as at to for with changes"
    " esta este el la los las de del en hoy sesion semana tareas trabajo cosas y ya"
    " nesta deste o os as da do dos hoje tarefas trabalho itens"
    " cette le les des du aujourd hui seance taches travaux travail et deja"
    " diese dieser der die das und heute sitzung woche aufgaben arbeiten punkte schon bereits"
    " questa questo il lo gli oggi sessione settimana attivita lavori e gia"
    " fully entirely totally completely completamente totalmente entierement vollig ganz completamente"
)
FILLERS = frozenset(_FILLERS.split())


_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Lower case without accents, so that `Não concluído` and `nao concluido` are one."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def _phrases() -> dict[str, tuple[str, bool]]:
    """Folded phrase to its status, and whether it agrees with a tick all the same."""
    table: dict[str, tuple[str, bool]] = {}
    for status, words in (*_VOCABULARY.items(), (ACTIVE + "+", _WELL)):
        for entry in " ".join(words.split()).replace(" |", "|").split("|"):
            stem, ends = (entry[:-1], _ENDINGS) if entry.endswith("*") else (entry, ("",))
            for end in ends:
                if stem + end in _NOT_STATES:
                    continue
                table.setdefault(stem + end, (status.rstrip("+"), status.endswith("+")))
    return table


PHRASES = _phrases()
LONGEST: dict[str, int] = {}  # a phrase's first word to the most words such a phrase has
for _phrase in PHRASES:
    _first = _phrase.partition(" ")[0]
    LONGEST[_first] = max(LONGEST.get(_first, 0), _phrase.count(" ") + 1)
