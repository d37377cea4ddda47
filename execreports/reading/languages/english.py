"""What English says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""
        done | complete | completed | code complete | feature complete | finished | closed | resolved | fixed
        | solved | shipped | deployed | released | merged | implemented | verified | passed | passing | pass
        | launched | delivered | achieved | approved | published | accepted | successful | success | succeeded
        | signed off | mitigated | cleared | validated | certified | migrated | confirmed | applied | pushed
        | committed | installed | configured | live | in production | ok | okay | paid | sent | integrated
    """,
    active="""
        in progress | progressing | wip | work in progress | ongoing | underway | under way | started
        | in development | in review | review | under review | reviewing | in testing | under test | testing
        | drafting | draft | implementing | open | partial | partially complete | partially done
        | partially implemented | partially | partly | almost done | nearly done | almost complete | nearly complete
        | mostly done | mostly complete | continuing | monitoring | investigating | in flight | processing
        | mitigating | auditing | rolling out | doing | developing | active
    """,
    blocked="""
        blocked | blocker | blockers | blocking | stuck | waiting | waiting on | waiting for | awaiting | on hold
        | hold | paused | suspended | stalled | failed | failing | fail | fails | failure | broken | halted
        | stopped | down | offline | not working | impeded | no go
    """,
    at_risk="""
        at risk | delayed | late | behind | behind schedule | slipping | overdue | degraded | warning | critical
        | unstable | flaky | needs attention | off track | attention
    """,
    planned="""
        planned | planning | planning phase | not started | unstarted | not yet started | not yet | todo | to do
        | pending | queued | backlog | upcoming | scheduled | future | proposed | next | next up | later | deferred
        | postponed | remaining | needed | still needed | required | requires | needs | not implemented | not done
        | not deployed | incomplete | tbd | idea | coming soon | missing
    """,
    unknown="""
        n/a | na | unknown | cancelled | canceled | abandoned | dropped | wontfix | won't fix | wont do | won't do
        | skipped | not needed | not applicable
    """,
    well="""
        ready | ready to ship | online | working | operational | functional | stable | running | on track | enabled
        | healthy | available | up | monitored | on schedule
    """,
    alone="""
        in production | live | open | next | active | current | working | testing | down | future | paid | sent | ok
        | okay | pass | critical | needed | missing | late | behind | later | idea | draft | building | doing
        | processing | waiting | up | attention | warning | partial | available | enabled | running | success
        | planning | offline | online | stable | n/a | na | next up | committed | pushed | blocking | operational
    """,
    finished="complete | completed | done | finished | implemented | deployed",
    partly="partial | partially | partly | almost | nearly | mostly",
    negations="""
        not | never | no | non | be | isn | aren | wasn | hasn | haven | don | didn | un
    """,
    fillers="""
        this | that | the | a | an | and | of | in | on | is | are | it | now | so | far | today | session | week
        | sprint | month | work | works | item | items | task | tasks | feature | features | list | yet | still
        | stuff | things | phase | part | section | all | since | by | as | at | to | for | with | changes | fully
        | entirely | totally | completely
    """,
    lacking="no | missing | lacks? | without | fails? | failing",
    labels="status | state",
    progress="progress",
    columns="state | stage | phase | result | check | ok | progress",
    blockers="blockers? | blocked by",
    nothing="none | no | n/a",
    yes="yes | y | x",
    no="no | n",
    capability=r"""
        can | able to | access | capabilit\w* | features? | includes? | included | including | benefits?
        | advantages? | pros | strengths? | why | supports? | supported | what you get | what we get | allows?
        | lets | offers? | perks | highlights? | (?:free|premium|paid|pro|basic) (?:tier|plan)s? | pricing
    """,
    criteria=r"""
        criteri\w* | definition of done | dod | goals? | targets? | objectives? | success | requirements? | must
        | should | expect\w* | when | outcomes? | milestones? | checklist | acceptance | ideal | vision | by the end
        | by end | will | would | if | metrics | kpis?
    """,
    advice=r"""
        (?<!\w )dos?(?! \w) | dos and | do's | don'ts | donts | best practices? | recommend\w* | guidelines?
        | rules? | correct | wrong | good | bad | right | example\w* | prefer | legend\w* | key
    """,
    unneeded=r"""
        don't need | do not need | not needed | no need | out of scope | not included | excluded | won't | never
        | limitation\w* | cons | disadvantages? | weakness\w*
    """,
    conditions="""
        when | if | once | should | must | will | can | i can | you can | do | don't | use | avoid | never | always
        | correct | wrong | good | bad
    """,
    asks="""where (?:are|do) we|where (?:do )?things stand|how far
        |what(?:'s| is| has been) (?:done|left|open|finished|missing|still open)|what's the status""",
)
_WORK = Work(
    next_steps="""next steps?|next actions?|action items?|actions? required|immediate actions?|to ?do'?s|todo|to-dos?
        |(?<!how )(?<!not )to do(?= ?:?$)|open (?:items|tasks|work|points)|remaining(?: work| tasks| items)?
        |still needed|what's next|follow ?ups?|up next|pending(?: work| tasks| items)?|backlog
        |outstanding(?: work| tasks| items)?""",
    owners="owner|assignee|responsible",
    assigned="assigned to",
    due="due(?: date| on| by)?|by|before|until|no later than|deadline|eta",
    tasks="(?:open )?tasks?|to ?dos?|work items?|action items?",
    steps="(?:next )?(?:steps?|actions?)",
    risks="risks?",
    updated="(?:last )?(?:updated?|reviewed|as of|date)(?: on)?",
)
_TABLES = Tables(
    roles={
        "status": "status",
        "owner": "owners?|assignee|assigned to|responsible|lead|who",
        "due": "due(?: date)?|deadline|by when|eta|target date",
        "date": "date|when",
        "revenue": "mrr|arr|revenues?|income|sales|turnover",
        "cost": "costs?|expenses?|spend(?:ing)?|fees?|prices?|pricing|charges?",
        "quantity": "quantity|qty|count|units?|number|users?|customers?",
        "amount": "amounts?|totals?|values?|budget|sum",
        "priority": "priority|severity|impact|risk|tier",
        "month": "months?|period|quarter",
        "item": "items?|names?|services?|category|categories|tasks?|features?|components?|products?|descriptions?|line"
        "|what|metrics?|title|entity|client",
        "notes": "notes?|comments?|remarks?|details?",
        "severity": "severity|impact|level",
        "likelihood": "likelihood|probability",
        "state": "state",
    },
    totals="totals?|subtotals?|sums?",
    total_kinds="grand|sub|sum|overall|combined|invoice|statement|monthly|section|category|net",
    summed="""total|amount|costs?|expenses?|spend(?:ing)?|burn|budget|revenues?|income|sales|fixed|variable|recurring
        |operating|monthly|(?:per |/ ?)?mo(?:nth)?""",
    qualified=r"annual\w*|yearly|per year|gross|net|due|incl?\b.*|excl?\b.*|with .*",
    running=r"cumul\w*|balance|running|progressiv\w*",
    single="avg|average|mean|median|rates?|unit (?:price|cost)"
    "|(?:price|cost)s? (?:per|/ ?) ?(?:unit|user|seat|piece|hour)|max(?:imum)?|min(?:imum)?|peak",
    shares="of which|thereof",
)
_AMOUNTS = Amounts(
    about=r"about|approx\.?|approximately|around|roughly|circa|ca\.?|est\.?",
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "eur": "EUR",
        "dollar": "USD",
        "dollars": "USD",
        "usd": "USD",
        "bucks": "USD",
        "rupees": "INR",
        "yen": "JPY",
        "yuan": "CNY",
        "zlotys": "PLN",
        "pounds sterling": "GBP",
        "chf": "CHF",
    },
    powers={
        3: "thousand | thsd",
        5: "lakhs? | lacs?",
        6: "millions? | mln | mn | mil",
        7: "crores? | crs?",
        9: "billions? | bn",
        12: "trillions? | tn",
    },
    periods={
        "month": "months? | mos? | mths? | mnths?",
        "year": "years? | yrs? | y | annum",
        "week": "weeks? | wks?",
        "day": "days? | diem",
        "hour": "hours? | hrs? | h",
    },
    adverbs={
        "month": "monthly | pcm",
        "year": r"yearly | annually | annual(?!\s[a-z]) | pa",
        "week": "weekly | pw",
        "day": "daily",
        "hour": "hourly",
    },
    per=r"per | an? | each | every | p\.",
    apiece="per",
    tax="net | gross | VAT | tax",
    with_tax=r"plus | excl\.? | ex | incl\.?",
    between="between",
    and_="and | &",
    to="(?:up )?to",
    of="of",
    changes=r"""
        grew | grow\w* | rose | rises? | rising | increas\w+ | rais\w+ | went | go(?:es)? | jump\w+ | scal\w+
        | reduc\w+ | cut | drop\w* | fell | falls? | mov\w+ | chang\w+ | pass\w*
    """,
    scales={3: "thousands?", 6: "millions? | mln", 9: "billions? | bn"},
)
_SMALL = "the and of to is for with this that are be from it not by or as was will have has"
_MONTHS = (
    "january | jan",
    "february | feb",
    "march | mar",
    "april | apr",
    "may",
    "june | jun",
    "july | jul",
    "august | aug",
    "september | sep | sept",
    "october | oct",
    "november | nov",
    "december | dec",
)

WORDS = Language("en", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
