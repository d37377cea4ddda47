"""What Polish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""zakończon*|ukończon*|gotow*|zrobion*|wykonan*|zrealizowan*|zamknięt*|rozwiązan*|naprawion*|poprawion*
        |wdrożon*|zaimplementowan*|opublikowan*|wysłan*|podpisan*|zapłacon*|opłacon*|rozliczon*|przetestowan*
        |dostarczon*|przekazan*|odebran*|zatwierdzon*|zaakceptowan*|przyjęt*|zweryfikowan*|sprawdzon*|potwierdzon*
        |uruchomion*|zainstalowan*|skonfigurowan*|zintegrowan*|załatwion*|osiągnięt*|przeniesion*|zmigrowan*
        |na produkcji|udało się""",
    active="""w toku|w trakcie|w trakcie realizacji|w realizacji|w opracowaniu|w przygotowaniu|w budowie
        |w trakcie prac|w pracy|trwa|trwają|rozpoczęt*|częściow*|częściowo|w testach|w trakcie testów
        |w trakcie wdrożenia|w weryfikacji|w przeglądzie|do akceptacji|otwart*|aktywn*|prawie gotowe|kontynuowan*
        |realizowan*|wersja robocza""",
    blocked="""zablokowan*|blokowan*|blokada|oczekuje na|czeka na|czekamy na|oczekujemy na|oczekiwanie na|oczekuje
        |wstrzyman*|zawieszon*|zatrzyman*|nie działa|nie działają|nieudan*|awaria|utknęło|nie powiodło się""",
    at_risk="""zagrożon*|opóźnion*|spóźnion*|przeterminowan*|po terminie|ryzyko opóźnienia|opóźnienie|krytyczn*
        |wymaga uwagi|niestabiln*|z opóźnieniem""",
    planned="""planowan*|zaplanowan*|w planach|w planie|do zrobienia|do wykonania|nierozpoczęt*|nie rozpoczęto
        |nie rozpoczęte|nie zaczęto|niewykonan*|niezrobion*|niezakończon*|nieukończon*|niegotow*|odłożon*|przełożon*
        |w kolejce|następn*|proponowan*|do ustalenia|pozostało|oczekując*|brakuje|w backlogu""",
    unknown="nieznan*|brak danych|nie dotyczy|anulowan*|porzucon*|pominięt*|odwołan*|niepotrzebn*|zaniechan*",
    well="""działa|działają|dostępn*|stabiln*|zgodnie z planem|w terminie|na czas|sprawn*|włączon*|monitorowan*
        |gotowe do|gotowy do|gotowa do""",
    alone="""sprawny|sprawna|sprawne|trwa|trwają|otwarty|otwarta|otwarte|aktywny|aktywna|aktywne|następny|następna
        |następne|działa|krytyczny|krytyczna|krytyczne|pozostało|brakuje|częściowo|częściowe|dostępny|dostępna
        |dostępne|blokada|awaria|opóźnienie|gotowa|gotowy|przyjęty|przyjęta|przyjęte|planowana|planowany
        |planowane|planowano|stabilny|stabilna|stabilne|w planie|w pracy|oczekujące|oczekujący|oczekująca
        |na produkcji|nieznany|nieznana|nieznane""",
    finished="zakończone|zakończono|gotowe|ukończone|ukończono|zrobione|wykonane|wykonano|wdrożone|wdrożono",
    partly="częściowo|prawie|niemal",
    endings="y|a|e|i|o|ych|ym",
    negations="nie|bez",
    fillers="""w|za|już|jeszcze|dziś|dzisiaj|teraz|tydzień|tygodniu|miesiącu|sesja|sesji|prace|praca|prac|zadania|zadanie
        |zadań|etap|część|wszystko|wszystkie|całość|całkowicie|w pełni|pełni|tej|tym|tego|jest|są|został|została
        |zostało|zostały|oraz""",
    lacking=r"brak\w*|nie ma|bez|nie działa\w*",
    labels=r"(?<![^\W\d_])stan (?:prac|zadania|zadań|projektu|realizacji|wdrożenia|sprawy)",
    progress=r"(?<![^\W\d_])stan|postęp|postępy|zaawansowanie",
    columns="stan|etap|faza|wynik|rezultat|postęp|zaawansowanie",
    blockers="blokery?|blokady?|przeszkod[ay]|zablokowan[eya] przez|co blokuje",
    nothing="brak|brak blokad|nie ma|żadne|żadna|nic",
    yes="tak",
    no="nie",
    capability=r"może|możliwości|funkcj[ae]|zalety|korzyści|zawiera|obsługuje|pozwala|umożliwia|mocne strony|cennik",
    criteria=r"kryteri\w*|wymagani\w*|cele|cel projektu|definicja ukończenia|powinn[aoy]|powinien|musi|muszą|gdy"
    r"|jeśli|jeżeli|oczekiwan\w*|kamienie milowe|mierniki|wskaźniki",
    advice=r"zalec\w*|rekomendac\w*|dobre praktyki|zasady|przykład\w*|wskazówk\w*|legenda|dobrze|źle|poprawnie",
    unneeded=r"nie potrzeb\w*|niepotrzebn\w*|poza zakresem|wady|ograniczenia|słabe strony|nie obejmuje",
    conditions="gdy|kiedy|jeśli|jeżeli|powinien|powinn[aoy]|musi|muszą|należy|unika[jć]|nigdy|zawsze|używa[jć]",
    asks=r"gdzie jesteśmy|na czym stoimy|jak stoimy|co (?:jest )?(?:zrobione|gotowe|zostało)",
)
_WORK = Work(
    next_steps=r"(?:następne|kolejne|dalsze|najbliższe) (?:kroki|działania)|do zrobienia|do wykonania|lista zadań"
    r"|(?:otwarte|pozostałe|bieżące|nadchodzące) (?:zadania|punkty|sprawy|kwestie|tematy|prace)"
    r"|(?<!konane )(?<!czone )(?<!wane )(?<!nięte )(?<!bione )zadania(?! (?:wykonane|zakończone|ukończone|zamknięte"
    r"|zrealizowane|zrobione))|pozostało(?: do zrobienia)?|co dalej|zaległości|plan działań|co zostało",
    owners=r"odpowiedzialn[yaei]|osoba odpowiedzialna|właściciel(?:ka)?|wykonawca|opiekun(?:ka)?|odpowiada|prowadzi",
    assigned=r"przypisan[yaeo] do|przydzielon[yaeo] do",
    due=r"termin(?: do)?|(?<!to )do(?: dnia)?|najpóźniej(?: do)?|nie później niż(?: do)?|termin płatności|przed",
    tasks="zadani[ea]|czynności|do zrobienia|otwarte zadania",
    steps="(?:następn[ey] |kolejn[ey] |dalsze )?krok(?:i)?|działani[ea]|akcj[ae]",
    risks="ryzyk[oa]|ryzyk|zagrożeni[ea]|rejestr ryzyk",
    updated=r"(?:ostatnia |data )?aktualizacj[ai]|(?:ostatnio )?zaktualizowan[oeya]|stan na(?: dzień)?|na dzień",
)
_TABLES = Tables(
    roles={
        "status": "stan",
        "owner": r"odpowiedzialn\w*|właściciel|wykonawca|opiekun|kto|osoba|przypisan\w*",
        "due": "termin|do kiedy|ostateczny termin|termin płatności",
        "date": "data|kiedy|dzień",
        "revenue": "przychod(?:y|ów)|przychód|sprzedaż|obr[oó]t|obroty|wpływy|utarg",
        "cost": "koszt(?:y|ów)?|wydat(?:ek|ki|ków)|cen[ay]|opłat[ay]|stawka|abonament",
        "quantity": "ilość|liczba|sztuk[ai]?|szt|użytkownicy|klienci",
        "amount": "kwot[ay]|sum[ay]|wartość|budżet|razem|łącznie|należność",
        "priority": "priorytet|ważność|wpływ|ryzyko|dotkliwość",
        "month": "miesiąc|miesiące|okres|kwartał",
        "item": r"pozycja|nazwa|usług[ai]|zadani[ea]|produkt(?:y)?|opis|kategori[ae]|element|tytuł|projekt|temat",
        "notes": "uwagi|komentarz(?:e)?|notatk[ai]|szczegóły",
        "severity": "wpływ|dotkliwość|istotność|waga|skutek|skutki",
        "likelihood": "prawdopodobieństwo",
        "state": "stan",
    },
    totals="razem|sum[ay]|łącznie|ogółem|suma końcowa|suma całkowita|podsumowanie|w sumie|suma częściowa",
    total_kinds=r"łączn[aey]|całkowit[aey]|koszty|wydatki|przychody|miesięczn[aey]",
    summed="koszty|koszt|kosztów|wydatki|wydatków|przychody|przychodów|kwota|ogółem|razem|miesięcznie"
    "|(?:na )?miesiąc",
    qualified=r"rocznie|na rok|netto|brutto|do zapłaty|z vat\b.*|bez vat\b.*|w tym .*",
    running=r"narastająco|skumulowan\w*|stan konta|saldo",
    single=r"średni\w*|mediana|cena jednostkowa|cena za \w+|stawka|kurs|maks|maksym\w*|szczyt",
    shares="w tym|z tego|z czego|w czym",
)
_AMOUNTS = Amounts(
    about=r"ok\.?|około|ca\.?",
    currencies={
        "zł": "PLN", "zl": "PLN", "pln": "PLN", "złoty": "PLN", "złote": "PLN", "złotych": "PLN",
        "złotego": "PLN", "dolar": "USD", "dolary": "USD", "dolarów": "USD", "dolara": "USD",
        "funtów": "GBP", "franków": "CHF",
    },
    powers={
        3: "tys|tysi(?:ąc(?:e|a|ach)?|ęcy)",
        6: "mln|milion(?:y|ów|a)?",
        9: "mld|miliard(?:y|ów|a)?",
        12: "bln|bilion(?:y|ów|a)?",
    },
    periods={
        "month": r"m-c|msc|mies(?:i[ąa]c\w*|ięcy)?",
        "year": "rok|roku|rocznie",
        "week": "tydzień|tygodni(?:u|e|a)?|tyg",
        "day": "dzień|dnia|dni|dob[aęy]",
        "hour": r"godz(?:in[aęy]?)?|rbh|rbg",
    },
    adverbs={
        "month": r"miesięczni[e]?|miesięczn\w+",
        "year": r"rocznie|roczn\w+",
        "week": r"tygodniow\w+",
        "day": r"dzienni[e]?|dzienn\w+|codziennie",
        "hour": r"godzinow\w+",
    },
    per=r"na(?! (?:hora|semana)s?\b)|za|co|w skali",
    past=r"temu|ubiegł\w*|poprzedni\w*|następn\w*|wstecz",
    tax=r"netto|brutto|(?:bez|z|plus) vat(?:-?u)?",
    between="między|pomiędzy",
    and_="oraz|i",
    to="do",
    changes=r"wzr(?:os|ós|ast)\w*|rośnie|urosł\w*|spad\w*|zwiększ\w*|podni[eo]\w*|podwyż\w*|zmniejsz\w*|obniż\w*"
    r"|zmieni\w*|skoczy\w*|zreduk\w*",
    scales={3: "tys|tysiące|tysiącach", 6: "mln|miliony|milionach", 9: "mld|miliardy|miliardach"},
)  # fmt: skip

WORDS = Language(
    "pl",
    "i w z się nie jest są do że ale oraz jak przez dla po od już tym tego być był było która które który lub także"
    " można ich jego przed przy ze czy co tylko",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "styczeń|stycznia|stycz|sty|styczniu",
        "luty|lutego|lut|lutym",
        "marzec|marca|marcu",
        "kwiecień|kwietnia|kwi|kwietniu",
        "maj|maja|maju",
        "czerwiec|czerwca|cze|czerwcu",
        "lipiec|lipca|lip|lipcu",
        "sierpień|sierpnia|sier|sierpniu",
        "wrzesień|września|wrz|wrześniu",
        "październik|października|paź|październiku",
        "listopad|listopada|lis|listopadzie",
        "grudzień|grudnia|gru|grudniu",
    ),
    order="dmy",
)
