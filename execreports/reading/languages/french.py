"""What French says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        fait* | terminé* | achevé* | fini* | clos | clôturé* | résolu* | livré* | déployé* | implémenté* | validé*
        | approuvé* | publié* | corrigé* | accepté* | complété | complétée | complétées | complet | complets
        | complète | en production | payé* | réalisé* | accompli* | atteint* | mis en ligne | mise en ligne
        | effectué*
    """,
    active="""
        en cours | en développement | en revue | en relecture | actif* | active | ouvert* | commencé* | démarré*
        | partiel* | partiellement | en test | brouillon | en cours de réalisation | entamé*
    """,
    blocked="""
        bloqué* | en attente | en attente de | suspendu* | en pause | à l'arrêt | échoué* | échec | en panne
        | cassé*
    """,
    at_risk="à risque | en retard | retardé* | critique* | dégradé* | en danger",
    planned="""
        planifié* | prévu* | à faire | à venir | non commencé* | pas commencé* | à démarrer | programmé | programmée
        | programmées | reporté* | proposé* | futur* | reste à faire | non démarré* | en projet
    """,
    unknown="annulé* | inconnu*",
    well="opérationnel* | fonctionnel* | prêt* | disponible* | stable | surveillé* | dans les temps",
    alone="""
        clos | fait | faits | en production | prêt | en test | futur | futurs | fini | livré | livrés | proposé
        | programmé | critique | bloqué | bloqués
    """,
    finished="terminé | terminée | fait | faite",
    partly="partiel | partielle | partiellement | presque | quasi",
    endings="o | a | os | as | e | es | s | i | ee | ees | le | les | lle",
    negations="non | pas",
    fillers="""
        cette | le | la | les | des | de | du | en | aujourd'hui | séance | tâches | travaux | travail | et | déjà
        | entièrement
    """,
    lacking="pas de | manque",
    labels="statut | état",
    progress="avancement | avance",
    columns="état | phase | étape | résultat | avancement | avance",
    blockers="blocages? | bloqué par",
    nothing="aucun | aucune",
    yes="oui",
    no="non",
    capability="peut | peuvent | inclut | comprend | avantages? | fonctionnalités? | points forts | permet",
    criteria="critères? | objectifs? | exigences? | quand | doit | doivent | lorsque",
    advice=r"recommand\w* | bonnes pratiques | règles | exemple\w* | légende",
    unneeded="pas besoin | hors périmètre | inconvénients",
    conditions="quand | doit",
    asks=r"où en (?:sommes[- ]nous|est[- ]on)|qu'est-ce qui (?:est fait|reste)|que reste-t-il",
)
_WORK = Work(
    next_steps="""prochaines étapes|prochaines actions|étapes suivantes|à faire|reste à faire|actions à mener
        |ce qu'il reste à faire""",
    owners="responsable",
    assigned="assignée? à",
    due="échéance|avant(?: le)?|d'ici(?: le| au)?|pour le|au plus tard(?: le)?|date limite|à rendre(?: le)?",
    tasks="tâches?",
    steps="actions?",
    risks="risques?",
    updated="(?:dernière )?(?:mise? à jour|date)",
)
_TABLES = Tables(
    roles={
        "status": "statut",
        "owner": "responsable|qui",
        "due": "échéance|date limite",
        "date": "date|quand",
        "revenue": "revenus?|chiffre d'affaires|ca|recettes?",
        "cost": "charges?|coûts?|dépenses?|prix|frais",
        "quantity": "quantité|nombre",
        "amount": "montants?|somme|valeurs?|budget",
        "priority": "priorité|gravité|impact|risque",
        "month": "mois|période|trimestre",
        "item": "catégories?|services?|postes?|tâches?|produits?|libellé|désignation|descriptions?",
        "notes": "notes?|remarques?|commentaires?",
        "severity": "gravité|impact",
        "likelihood": "probabilité",
    },
    totals="total|totaux|sommes?|sous total",
    summed="""général|dépenses|coûts?|recettes|mensuel|(?:(?:par|au) |/ ?)?mois""",
    qualified="annuel|ht|ttc|avec .*",
    running=r"cumul\w*|solde",
    single="moyenne|prix unitaire",
    shares="dont",
)
_AMOUNTS = Amounts(
    about=r"env\.?|environ|à peu près|autour de|près de",
    currencies={"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "livres sterling": "GBP"},
    powers={3: "mille | milliers", 6: "millions?", 9: "milliards? | mds?"},
    periods={
        "month": "mois",
        "year": "an | année",
        "week": "semaines? | sem",
        "day": "jours?",
        "hour": "heures?",
    },
    adverbs={
        "month": "mensuel(?:le)?s? | mensuellement",
        "year": "annuel(?:le)?s? | annuell?ement",
        "week": "hebdomadaires?",
        "day": "quotidien(?:ne)?s?",
    },
    per=r"par | à\sla | à | chaque | le | la | l['’] | à\s?l['’] | de\s?l['’] | d['’]",
    apiece="par",
    past="derni | pass | prochain | suivant",
    tax="HT | TTC | hors taxes? | TVA",
    between="entre",
    and_="et",
    to="à",
    of="de | d['’]",
    changes=r"pass[eéaóòi]\w* | augment\w* | réduit\w* | descend\w+ | diminu\w+ | baiss\w+ | chang\w+",
    scales={3: "milliers", 6: "millions?", 9: "milliards?"},
)
_SMALL = "le les des une pour avec par que est pas dans sur du et en au ce il sont plus été"
_MONTHS = (
    "janvier | janv | jan",
    "février | févr | fev",
    "mars | mar",
    "avril | avr",
    "mai",
    "juin",
    "juillet | juil",
    "août",
    "septembre | sept",
    "octobre | oct",
    "novembre | nov",
    "décembre | dec",
)

WORDS = Language(
    "fr",
    _SMALL,
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    _MONTHS,
    order="dmy",
)
