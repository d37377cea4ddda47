"""What Finnish says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""valmis|valmiit|valmiina|valmistui|valmistunut|tehty|tehdyt|suoritettu|toteutettu|toteutunut|toimitettu
        |hyväksytty|suljettu|ratkaistu|korjattu|julkaistu|lanseerattu|otettu käyttöön|käyttöönotettu|tuotannossa
        |testattu|tarkistettu|tarkastettu|varmistettu|vahvistettu|lähetetty|allekirjoitettu|tilattu|maksettu|laskutettu|varattu
        |vastaanotettu|saatu|asennettu|päätetty|sovittu|viimeistelty|hoidettu|saavutettu|päättynyt|saatettu loppuun
        |kuitattu|valmiiksi saatu|dokumentoitu|otettu tuotantoon""",
    active="""kesken|käynnissä|työn alla|meneillään|aloitettu|alkanut|käynnistetty|käynnistynyt|tekeillä|kehitteillä
        |kehityksessä|testauksessa|testattavana|tarkistettavana|katselmoitavana|hyväksyttävänä|arvioitavana|käsittelyssä
        |valmistelussa|osittain|osittain valmis|osin valmis|melkein valmis|lähes valmis|luonnos|avoinna|vireillä|jatkuu
        |menossa|etenee|keskeneräinen|viimeisteltävänä|aktiivinen""",
    blocked="""estetty|estynyt|jumissa|odottaa|odotetaan|odottamassa|odotustilassa|odotuksessa|pysähtynyt|pysäytetty
        |keskeytetty|keskeytynyt|tauolla|jäissä|epäonnistui|epäonnistunut|rikki|seisoo|poissa käytöstä""",
    at_risk="""myöhässä|viivästynyt|viivästyy|viivästyi|aikataulusta jäljessä|jäljessä aikataulusta
        |aikataulua jäljessä|jäljessä|vaarassa|riskissä|kriittinen|uhattuna|erääntynyt|epävakaa""",
    planned="""suunniteltu|suunnitteilla|suunnitelmissa|aloittamatta|ei aloitettu|ei ole aloitettu|ei vielä aloitettu
        |ei vielä|tekemättä|ei tehty|tulossa|odottaa aloitusta|jonossa|lykätty|ehdotettu|ehdotus|myöhemmin|seuraavaksi
        |puuttuu|puuttuvat|tehdään myöhemmin|maksamatta|lähettämättä|tilaamatta|toimittamatta|allekirjoittamatta
        |testaamatta|tekemättömät|avoin|aikataulutettu|siirretty myöhemmäksi|tarvitaan""",
    unknown="""peruttu|peruutettu|hylätty|rauennut|ei tarpeen|ei sovellu|ei koske|tuntematon|ei tiedossa
        |ei ajankohtainen""",
    well="""toimii|toiminnassa|aikataulussa|suunnitelman mukaan|suunnitelman mukaisesti|vakaa|käytettävissä|käytössä
        |valmis testaukseen|valmiina testaukseen|valmis julkaistavaksi|kunnossa""",
    alone="""kesken|saatu|menossa|jatkuu|avoin|seisoo|seuraavaksi|myöhemmin|ehdotus|toimii|käytössä|aktiivinen
        |kriittinen|varattu|tarvitaan|alkanut|tulossa|valmiina""",
    finished="valmis|tehty|valmistunut|toteutettu|suoritettu|toimitettu",
    partly="osittain|osin|melkein|lähes|pääosin",
    negations="ei|eivät|eikä|emme",
    fillers="""nyt|tämä|tällä|viikolla|viikko|sprintti|tehtävä|tehtävät|työ|työt|kaikki|kokonaan|jo|tänään|ja|on|ovat|alkaen
        |asti|ole|sekä|olla""",
    lacking=r"ei|puuttu\w+|ilman|epäonnistu\w*",
    labels="projektin tila|hankkeen tila",
    progress=r"(?<![^\W\d_])tila|tilannekatsaus|edistyminen|eteneminen|valmiusaste|tilanne|työtilanne",
    columns="tila|tilanne|vaihe|tulos|edistyminen|eteneminen|valmiusaste",
    blockers="esteet|estäjä|estäjät|estää|pullonkaulat",
    nothing="ei|ei ole|ei mitään|ei esteitä",
    yes="kyllä|kylla|joo",
    no="ei|ei vielä",
    capability=r"""edut|hyödyt|ominaisuudet|ominaisuus|sisältää|tukee|vahvuudet|miksi|voidaan|mahdollista\w*
        |mahdollisuudet|tarjoaa""",
    criteria=r"""kriteerit|\w*kriteeri|vaatimukset|vaatimus|tavoitteet|tavoite|tavoitetila|jos|kun|pitää|täytyy
        |on oltava|tarkistuslista|virstanpylväät""",
    advice=r"suositu\w*|suosittel\w*|ohjeet|säännöt|esimerk\w*|hyvät käytännöt|merkkien selitys|merkkien selitykset",
    unneeded="ei tarvita|ei tarpeen|rajauksen ulkopuolella|ei sisälly|haitat|heikkoudet|rajoitukset|rajoitteet",
    conditions="kun|jos|pitää|täytyy|vältä|käytä|älä|aina|heti kun",
    asks=r"missä (?:mennään|ollaan|vaiheessa)|mitä on tehty|mitä puuttuu",
)
_WORK = Work(
    next_steps=r"""seuraavat? (?:askeleet|askel|vaiheet|toimet|toimenpiteet|tehtävät)|jatkotoimet|jatkotoimenpiteet
        |jatkoaskeleet|tehtävää|tehtävälista|tekemättä|tekemättömät(?: (?:työt|tehtävät))?
        |avoimet (?:asiat|tehtävät|kohdat|toimenpiteet|työt)|vielä tekemättä|jäljellä(?: olevat)?|seuraavaksi
        |(?<![a-z] )(?:tehtävät|toimenpiteet)(?= ?:?$)|vielä tehtävä\w*|seuranta-asiat""",
    owners="vastuuhenkilö|vastuu|vastuutaho|vastaava|omistaja|tekijä|kuka|vetäjä",
    assigned="vastuussa(?: on)?|osoitettu",
    due="""viimeistään|määräaika|määräpäivä|eräpäivä|eräpvm|deadline|takaraja|tavoitepäivä|toimitus(?:päivä)?
        |valmis(?:tuu)?|ennen""",
    until=r"mennessä|saakka|asti",
    tasks="(?:avoimet )?(?:tehtävä(?:t)?|työtehtävä(?:t)?)|tehtävää|tekemättä|toimeksianto",
    steps="(?:seuraavat? )?(?:vaihe(?:et)?|askel(?:eet)?|toimenpide|toimenpiteet|toimet|jatkotoimet)",
    risks=r"\w*risk(?:i|it|ien|ejä)",
    updated="(?:(?:viimeksi|viimeisin) )?(?:päivitetty|päivitys|muokattu|tarkistettu)|päiväys|päivämäärä|pvm|tilanne",
)
_TABLES = Tables(
    roles={
        "status": "tila|tilanne|valmiusaste",
        "owner": "vastuuhenkilö(?:t)?|vastuussa|vastuu|vastuutaho|vastaava|omistaja|kuka|tekijä|vetäjä",
        "due": """määräaika|määräpäivä|eräpäivä|viimeistään|takaraja|tavoitepäivä|tavoiteaika|valmistuu|toimituspäivä
            |mihin mennessä""",
        "date": "päivämäärä|pvm|milloin|päiväys",
        "revenue": r"\w*liikevaihto|tulot|\w*tuotot|\w*myynti|laskutus",
        "cost": r"\w*kustannu(?:s|kset)|\w*kulu(?:t)?|\w*hinta|\w*hinnat|\w*menot|\w*maksu(?:t)?",
        "quantity": "lukumäärä|määrä|kpl|käyttäjät|käyttäjiä|asiakkaat|asiakkaita",
        "amount": "summa|yhteensä|arvo|budjetti|toteuma|loppusumma",
        "priority": "prioriteetti|tärkeys|vakavuus|vaikutus|riski",
        "month": "kuukausi|jakso|kausi|kvartaali|neljännes|vuosineljännes",
        "item": """kuvaus|tehtävä(?:t)?|palvelu(?:t)?|tuote|tuotteet|nimi|nimike|kategoria|luokka|mitä|aihe|toimenpide
            |toimenpiteet|kohde|erittely|menoerä|kuluerä|asiakas|toimittaja|selite""",
        "notes": r"huomautu\w+|huomio(?:t|ita)?|huom|kommentit|kommentti|lisätiedot|lisätieto|muistiinpanot",
        "severity": "vakavuus|vaikutus|vaikuttavuus",
        "likelihood": "todennäköisyys",
        "state": "tila|tilanne",
    },
    totals="yhteensä|summa|välisumma|kokonaissumma|loppusumma|kaikki yhteensä|yht",
    total_kinds="kustannukset|kulut|menot|tulot|tuotot|liikevaihto|kuukausikulut|kuukausikustannukset|kaikki",
    summed="kustannukset|kulut|menot|tulot|tuotot|kuukaudessa|kuussa|euroa|/ ?kk",
    qualified=r"vuodessa|/ ?v|alv\b.*|sis\b.*|sisältäen .*|ilman .*|verollinen|veroton|bruttona?|maksettava\w*",
    running=r"kertym\w+|kumulatiiv\w*",
    single=r"keskiarvo\w*|keskimäär\w+|keskihinta|yksikköhinta|kappalehinta|kpl[- ]hinta|tuntihinta|a[- ]hinta",
    shares="josta|joista",
)
_AMOUNTS = Amounts(
    about=r"noin|n\.|arviolta",
    currencies={
        "euroa": "EUR",
        "euron": "EUR",
        "euroja": "EUR",
        "eurolla": "EUR",
        "eurosta": "EUR",
        "euroon": "EUR",
        "dollaria": "USD",
        "dollarin": "USD",
        "puntaa": "GBP",
        "kruunua": "SEK",
        "frangia": "CHF",
    },
    powers={
        3: "tuhatta|tuhat|tuhannen",
        6: "miljoonaa|miljoona|miljoonan|milj",
        9: "miljardia|miljardi|miljardin|mrd",
        12: "biljoonaa",
    },
    periods={
        "month": r"kk|kuukausi|kuukaudessa|kuukauden|kuussa",
        "year": "v|vuosi|vuodessa|vuoden",
        "week": "vko|vk|viikko|viikossa",
        "day": "pv|pvä|vrk|päivä|päivässä",
        "hour": "tunti|tunnissa|tunnilta",
    },
    adverbs={
        "month": "kuukaudessa|kuukausittain|kuussa",
        "year": "vuodessa|vuosittain",
        "week": "viikossa|viikoittain",
        "day": "päivässä|päivittäin",
        "hour": "tunnissa|tunneittain",
    },
    compounds={"month": "kuukausi", "year": "vuosi", "week": "viikko", "day": "päivä", "hour": "tunti"},
    per="per|joka",
    past="sitten",
    tax="alv",
    with_tax=r"sis\.?|ilman",
    changes=r"""nous(?:i|ee|ta|seet|sut|evat)\b | las(?:ki|kee|keneet|kenut)\b | kasv(?:oi|aa|aneet|anut)\b
        | alen(?:i|ee|tui)\b | pieneni\w* | muuttu\w* | korotettiin""",
    scales={
        3: "tuhatta|tuhansi(?:a|na)|tuhannet",
        6: "miljoon(?:aa|ina|ia)|milj",
        9: "miljard(?:ia|eina|eja)",
    },
)

WORDS = Language(
    "fi",
    """ja|ei|että|ovat|mutta|myös|kun|niin|joka|sekä|vain|ole|olla|tai|jos|mukaan|kuin|voi|vielä|hän|tämä|jälkeen|sen
    |mitä|asti|nyt|jotta|ennen|kaikki|olemme|meidän|tarvitaan|noin|ensin|sitten|voidaan|tällä|koska|siitä""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    (
        "tammikuu|tammikuuta|tammikuun|tammikuussa|tammi",
        "helmikuu|helmikuuta|helmikuun|helmikuussa|helmi",
        "maaliskuu|maaliskuuta|maaliskuun|maaliskuussa|maalis",
        "huhtikuu|huhtikuuta|huhtikuun|huhtikuussa|huhti",
        "toukokuu|toukokuuta|toukokuun|toukokuussa|touko",
        "kesäkuu|kesäkuuta|kesäkuun|kesäkuussa|kesä",
        "heinäkuu|heinäkuuta|heinäkuun|heinäkuussa|heinä",
        "elokuu|elokuuta|elokuun|elokuussa|elo",
        "syyskuu|syyskuuta|syyskuun|syyskuussa|syys",
        "lokakuu|lokakuuta|lokakuun|lokakuussa|loka",
        "marraskuu|marraskuuta|marraskuun|marraskuussa|marras",
        "joulukuu|joulukuuta|joulukuun|joulukuussa|joulu",
    ),
    order="dmy",
)
