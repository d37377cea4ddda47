"""What Hungarian says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""kész|készen|kész van|elkészült|elkészültek|elkészítve|lezárva|lezárt|lezárult|befejezve|befejezett
        |befejeződött|teljesítve|teljesült|megoldva|megoldott|megoldódott|javítva|kijavítva|elküldve|kiküldve
        |megküldve|aláírva|aláírt|kifizetve|kifizetett|fizetve|befizetve|kiegyenlítve|tesztelve|letesztelve
        |ellenőrizve|jóváhagyva|jóváhagyott|elfogadva|elfogadott|átadva|átvéve|leszállítva|szállítva|kiszállítva
        |telepítve|élesítve|élesben|éles üzemben|bevezetve|publikálva|közzétéve|implementálva|megvalósítva
        |megvalósult|validálva|megerősítve|kiszámlázva|leszámlázva|migrálva|átköltöztetve|beállítva|elvégezve
        |megtörtént|megérkezett|beérkezett|beszerezve|megrendelve|sikeres|sikeresen lezárva|elintézve
        |leszerződve|integrálva""",
    active="""folyamatban|folyamatban van|folyamatban lévő|folyamatban levő|folyik|zajlik|elkezdve|elkezdődött
        |elkezdtük|megkezdve|megkezdődött|elindult|elindítva|fejlesztés alatt|tesztelés alatt|ellenőrzés alatt
        |egyeztetés alatt|előkészítés alatt|kidolgozás alatt|felülvizsgálat alatt|feldolgozás alatt|munka alatt
        |elbírálás alatt|nyitott|részben|részben kész|részleges|részlegesen|majdnem kész|vázlat|piszkozat|aktív
        |dolgozunk rajta|tárgyalás alatt""",
    blocked="""akadályozva|akadályoztatva|akadályozott|blokkolva|blokkolt|elakadt|megakadt|várakozik|várakozás
        |várakozó|várakozunk|várunk|válaszra vár|jóváhagyásra vár|jóváhagyásra várunk|felfüggesztve
        |felfüggesztett|szünetel|szüneteltetve|leállítva|leállt|megállt|sikertelen|meghiúsult|hibás|nem működik
        |elromlott""",
    at_risk="""veszélyben|veszélyeztetett|kockázatos|késésben|késésben van|késik|csúszik|csúszásban|csúszás|késedelmes
        |késedelemben|elmaradásban|lemaradásban|lejárt|határidőn túl|kritikus|instabil""",
    planned="""tervezett|tervezve|tervben|tervezés alatt|nem kezdődött el|nem kezdődött|még nem kezdődött el
        |nincs elkezdve|nem indult el|nem indult|még nem indult|még nem indult el|elkezdetlen|teendő|teendők
        |elvégzendő|függőben|függőben lévő|hátralévő|hátravan|hátra van|elhalasztva|halasztva|ütemezve|ütemezett
        |javasolt|hiányzik|nincs kész|nem kész|még nem kész|következő|jövőbeli|várható|befejezetlen
        |aláírásra vár|fizetésre vár|kifizetetlen|megoldatlan""",
    unknown="""törölve|törölt|lemondva|visszavonva|elvetve|nem releváns|nem szükséges|nem kell|ismeretlen
        |nem alkalmazható|tárgytalan""",
    well="""működik|működőképes|üzemel|üzemképes|rendben|rendben van|elérhető|terv szerint|ütemterv szerint
        |határidőn belül|időben|jól halad|használatban""",
    alone="""kész|készen|rendben|nyitott|részben|vázlat|következő|hiányzik|várható|javasolt|várakozás|lejárt
        |kritikus|sikeres|hibás|folyik|zajlik|működik|időben|teendő|teendők|csúszás|fizetve|élesben|várunk
        |aláírt""",
    finished="elkészült|lezárva|lezárult|befejezve|befejeződött|teljesítve|megoldva|elvégezve|megtörtént",
    partly="részben|részlegesen|részleges|majdnem|szinte",
    negations="nem|nincs",
    fillers="az|és|már|héten|ezen|feladat|feladatok|munkák|teljesen|minden",
    lacking="nincs|nincsen|hiányzik|hiányoznak",
    labels=r"állapota?|státusza?|\bhelyzete?\b",
    progress="haladás|előrehaladás|készültség",
    columns="szakasz|fázis|eredmény|haladás|készültség",
    blockers="akadály|akadályok|blokkoló|blokkolók|mi akadályozza",
    nothing="nincs|nincsen|semmi",
    yes="igen|van",
    no="nem|nincs",
    capability="előnyök|előnyei|funkciók|képességek|lehetőségek|tartalmazza|támogatja|erősségek",
    criteria="kritérium\\w*|feltétel\\w*|célok|célkitűzés\\w*|követelmény\\w*|mikor tekinthető",
    advice="javaslatok|ajánlás\\w*|szabályok|példák?|helyes|helytelen|jelmagyarázat|bevált gyakorlat\\w*",
    unneeded="nem szükséges|nem tartalmazza|korlátok|hátrányok|gyengeségek|hatókörön kívül",
    conditions="amikor|amint|kerülni|kerüld|használd",
    asks=r"hol (?:tartunk|állunk)|mi (?:a helyzet|van kész|készült el|maradt)",
)
_WORK = Work(
    next_steps="""következő lépés(?:ek)?|teendők?|tennivalók?|feladatok|nyitott (?:feladatok|pontok|kérdések|ügyek)
        |hátralévő(?: feladatok| teendők)?|hátra van|további lépések|további teendők|függőben lévő feladatok
        |elvégzendő feladatok""",
    owners="felelőse?|felelősök|feladatgazda|feladat felelőse|gazdája",
    assigned="kiosztva",
    due=r"határidő|határideje|legkésőbb|esedékes(?:ség)?|lejárata?|teljesítési határidő",
    until=r"-?(?:[aáeé]|re|ra)?ig|napjáig|határidővel|határidőre",
    tasks="feladat|feladatok|teendő|teendők|tennivaló|tennivalók",
    steps="lépés|lépések|következő lépés|következő lépések|intézkedés|intézkedések|akció|akciók",
    risks="kockázat|kockázatok|kockázatai",
    updated=r"(?:utolsó |utoljára )?(?:frissítés|módosítás|frissítve|módosítva)(?: dátuma)?|frissítve|dátum",
)
_ROLES = {
    "status": "állapot|állapota|státusz|státusza",
    "owner": "felelős|felelőse|felelősök|feladatgazda",
    "due": "határidő|határideje|esedékesség|lejárat|esedékes",
    "date": "dátum|dátuma|időpont|mikor",
    "revenue": r"bevétel|bevételek|árbevétel|forgalom|értékesítés|eladások",
    "cost": r"költség|költségek|költsége|kiadás|kiadások|díj|díja|díjak|díjtétel|árak|ráfordítás",
    "quantity": "mennyiség|darabszám|darab",
    "amount": "összeg|összege|érték|értéke|költségvetés|végösszeg",
    "priority": "prioritás|súlyosság|hatás|kockázat|fontosság",
    "severity": "súlyosság|hatás",
    "likelihood": "valószínűség",
    "month": "hónap|időszak|negyedév",
    "item": r"tétel|tételek|megnevezés|szolgáltatás|szolgáltatások|feladat|feladatok|teendő|termék|termékek|leírás"
    r"|kategória|projekt|elnevezés",
    "notes": "megjegyzés|megjegyzések|jegyzet|jegyzetek|részletek",
}
_TABLES = Tables(
    roles=_ROLES,
    totals="összesen|mindösszesen|végösszeg|részösszeg|összköltség|összes|összes költség|összes kiadás|összes bevétel",
    total_kinds=r"havi költségek|havi költség|költségek|költség|kiadások|kiadás|bevételek|bevétel|havi|díjak|projekt",
    summed="havi|havonta|költség|kiadás|bevétel|fizetendő",
    qualified=r"évente|éves|nettó|bruttó|áfával|áfa nélkül",
    running=r"göngyölt|göngyölített|halmozott|kumulált|egyenleg",
    single=r"egységára?|átlag\w*|óradíj|árfolyam",
    shares="ebből",
)
_AMOUNTS = Amounts(
    about=r"kb\.?|körülbelül|nagyjából|mintegy",
    currencies={"forint": "HUF", "euró": "EUR", "dollár": "USD"},
    local={"ft": "HUF"},
    powers={3: "ezer", 6: "millió", 9: "milliárd"},
    periods={"month": r"hó|hónap\w*", "year": r"év|évente", "week": "hét", "day": "nap", "hour": r"óra"},
    adverbs={
        "month": "havi|havonta|havonként",
        "year": "évi|éves|évente|évenként",
        "week": "heti|hetente",
        "day": "napi|naponta",
        "hour": "óránként",
    },
    tax="áfa|áfával|áfa nélkül|nettó|bruttó",
    changes=r"nőtt\w*|emelked\w+|növeked\w+|növel\w+|csökken\w+|csökkent\w+|emelt\w*|módosult\w*",
    scales={3: "ezer|e ft", 6: "millió|m ft", 9: "milliárd"},
)  # fmt: skip

WORDS = Language(
    "hu",
    """az és egy hogy nem még már csak ezt azt ez vagy lesz után szerint nélkül mert minden kell volt lett így
    kerül alapján között illetve valamint következő óta amely ezek majd miatt nincs során""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    ("január|jan", "február|febr", "március|márc", "április|ápr", "május|máj", "június|jún", "július|júl",
     "augusztus|aug", "szeptember|szept", "október|okt", "november|nov", "december|dec"),
)  # fmt: skip
