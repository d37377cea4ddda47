"""What Turkish says; capitals lose the dot that tells ı from i, so the usual states stand in both spellings."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States(
    done="""tamamlandı|tamamlandi|tamamlanan|tamamlananlar|tamamlanmış|tamam|bitti|bitirildi|bitmiş|yapıldı|yapildi
        |yapılan|yapılanlar|kapatıldı|kapatildi|kapandı|kapandi|çözüldü|giderildi|düzeltildi|onaylandı|onaylandi
        |kabul edildi|yayınlandı|yayinlandi|yayımlandı|yayında|yayinda|canlıda|canlıya alındı|canlıya geçti
        |teslim edildi|teslim alındı|gönderildi|iletildi|imzalandı|imzalandi|ödendi|tahsil edildi|faturalandı
        |fatura kesildi|test edildi|doğrulandı|kontrol edildi|uygulandı|devreye alındı|kuruldu|yapılandırıldı
        |taşındı|alındı|sonuçlandı|sonuçlandırıldı|başarılı|başarıyla tamamlandı|gerçekleşti|gerçekleştirildi
        |entegre edildi|sevk edildi|kargolandı|satın alındı""",
    active="""devam ediyor|devam eden|devam edenler|devam etmekte|sürüyor|sürmekte|yapılıyor|yapiliyor|çalışılıyor
        |üzerinde çalışılıyor|işlemde|işleniyor|geliştiriliyor|geliştirme aşamasında|geliştirmede|inceleniyor
        |incelemede|test ediliyor|test aşamasında|testte|başladı|başlandı|başlatıldı|açık|acik|kısmen|kısmi
        |kısmen tamamlandı|kısmen bitti|neredeyse tamamlandı|neredeyse bitti|taslak|aktif|hazırlanıyor|görüşülüyor
        |değerlendiriliyor|planlama aşamasında|onay sürecinde""",
    blocked="""engellendi|engelli|bloke|bloke edildi|bloklandı|takıldı|beklemede|bekliyor|bekleniyor|onay bekliyor
        |onay bekleniyor|yanıt bekleniyor|cevap bekleniyor|ödeme bekleniyor|askıda|askıya alındı|durduruldu|durdu
        |başarısız|başarısız oldu|çalışmıyor|arızalı|duraklatıldı""",
    at_risk="""riskli|risk altında|riskte|gecikti|gecikmeli|gecikiyor|gecikmede|gecikme var|gecikmiş|geride
        |planın gerisinde|vadesi geçti|vadesi geçmiş|süresi geçti|kritik durumda|tehlikede|aksıyor""",
    planned="""planlandı|planlandi|planlanan|planlananlar|planlı|planlanıyor|planlama|başlamadı|baslamadi|başlanmadı
        |henüz başlamadı|henüz başlanmadı|yapılacak|yapilacak|yapılacaklar|yapilacaklar|bekleyen|bekleyenler
        |ertelendi|sırada|sıradaki|tamamlanmadı|bitmedi|yapılmadı|gönderilmedi|ödenmedi|imzalanmadı|test edilmedi
        |önerildi|önerilen|eksik|gelecek|yakında|başlanacak|başlayacak|ödenecek|gönderilecek""",
    unknown="""iptal|iptal edildi|vazgeçildi|bilinmiyor|belirsiz|gerek yok|gerekli değil|geçerli değil
        |uygulanamaz|kapsam dışı""",
    well="""çalışıyor|hazır|yolunda|planlandığı gibi|plana uygun|zamanında|sorunsuz|erişilebilir|kullanımda|devrede
        |çevrimiçi|kararlı|takvime uygun""",
    alone="""tamam|alındı|açık|acik|kısmen|kısmi|aktif|taslak|başladı|eksik|gelecek|yakında|geride|sırada|hazır
        |çalışıyor|planlama|devrede|bekleyen|önerilen|engelli|bloke|testte|yayında|yayinda|durdu""",
    finished="tamamlandı|tamamlandi|bitti|yapıldı|kapatıldı|çözüldü|onaylandı|gönderildi|ödendi|imzalandı",
    partly="kısmen|kısmi|neredeyse",
    negations="değil",
    fillers="ve|bu|ile|için|bugün|hafta|görev|görevler|işler|şimdi|artık|tümü|hepsi|tamamen",
    lacking="eksik|yok",
    labels=r"\bdurumu?\b|\bstatü",
    progress=r"ilerleme(?: durumu)?|tamamlanma(?: oranı)?",
    columns="aşama|evre|sonuç|ilerleme|faz",
    blockers="engel|engeller|engelleyen|blokaj|tıkanıklık",
    nothing="yok|hiçbiri|bulunmuyor",
    yes="evet|var",
    no="hayır|hayir|yok",
    capability="özellik\\w*|avantaj\\w*|içerir|destekler|sağlar|yetenekler|güçlü yönler",
    criteria="kriter\\w*|hedef\\w*|gereksinim\\w*|gereklilik\\w*|başarı ölçüt\\w*|kabul koşul\\w*",
    advice="öneriler\\w*|tavsiye\\w*|kurallar\\w*|örnek\\w*|doğru|yanlış|en iyi uygulamalar",
    unneeded="kapsam dışı|gerek yok|sınırlama\\w*|dezavantaj\\w*|zayıf yönler",
    conditions="eğer|gerekirse|mutlaka",
    asks=r"neredeyiz|ne durumdayız|ne yapıldı|ne kaldı",
)
_WORK = Work(
    next_steps="""sonraki adım(?:lar)?|yapılacak(?:lar)?|yapılacak işler|yapilacaklar|bekleyen(?:ler| işler| görevler)
        |açık (?:işler|görevler|konular|maddeler)|kalan işler|aksiyonlar|aksiyon maddeleri|gelecek adımlar
        |önümüzdeki adımlar""",
    owners="sorumlu(?:su)?|sorumlu kişi|sorumlular|görevli|atanan(?: kişi)?",
    due=r"son tarihi?|son teslim(?: tarihi)?|teslim(?: tarihi)?|bitiş(?: tarihi)?|termin(?: tarihi)?|vade(?:si)?|en geç"
    r"|son gün",
    until=r"'?[a-zı]{0,4} kadar|tarihine kadar|son gün",
    tasks="görev|görevler|yapılacak|yapılacaklar|yapılacak iş|yapılacak işler|iş kalemi|iş kalemleri",
    steps="adım|adımlar|sonraki adım|sonraki adımlar|aksiyon|aksiyonlar|eylem|eylemler|yapılacak",
    risks="riskler|riskleri|risk",
    updated=r"(?:son )?güncelleme(?: tarihi)?|güncellendi|güncellenme tarihi|son değişiklik|tarih",
)
_ROLES = {
    "status": "durum|durumu|statü",
    "owner": r"sorumlu|sorumlusu|sorumlular|sorumlu kişi|görevli|atanan(?: kişi)?",
    "due": r"son tarih|son teslim(?: tarihi)?|teslim tarihi|bitiş tarihi|termin|vade|vadesi|hedef tarih",
    "date": "tarih|tarihi|ne zaman",
    "revenue": r"gelir|gelirler|geliri|ciro|hasılat|satış|satışlar|tahsilat",
    "cost": r"maliyet|maliyeti|maliyetler|gider|gideri|giderler|masraf|masraflar|fiyat|fiyatı|ücret|ücreti|harcama"
    r"|harcamalar",
    "quantity": "adet|sayı|sayısı",
    "amount": "tutar|tutarı|toplam|bütçe|bütçesi|değer|meblağ|bedel",
    "priority": "öncelik|önceliği|önem|önem derecesi|etki|risk|şiddet",
    "severity": "etki|şiddet|önem|önem derecesi",
    "likelihood": "olasılık|ihtimal",
    "month": "ay|aylar|dönem|çeyrek",
    "item": r"kalem|kalemi|hizmet|hizmetler|görev|görevler|ürün|ürünler|açıklama|kategori|başlık|madde|bileşen|proje"
    r"|yapılacak iş",
    "notes": "notlar|yorum|yorumlar|açıklamalar",
}
_TABLES = Tables(
    roles=_ROLES,
    totals="toplam|toplamı|genel toplam|ara toplam|yekun",
    total_kinds=r"genel|ara|aylık|aylik|giderler|gider|gelirler|gelir|maliyetler|maliyet|harcamalar|proje|bütçe",
    summed=r"maliyet|maliyeti|gider|gideri|giderler|gelir|geliri|gelirler|tutar|masraf|ciro|bütçe|harcama|aylık|aylik|sabit"
    r"|değişken",
    qualified=r"yıllık|yillik|net|brüt|kdv dahil|kdv hariç",
    running=r"kümülatif|birikimli|bakiye",
    single=r"birim fiyatı?|birim maliyeti?|ortalama|oran|oranı|saatlik ücret|kur|kuru",
    shares="bunun|bunlardan",
)
_AMOUNTS = Amounts(
    about=r"yaklaşık|takriben",
    currencies={"lira": "TRY", "türk lirası": "TRY", "dolar": "USD", "avro": "EUR"},
    scaled={
        "bin tl": (3, "TRY"), "bin lira": (3, "TRY"), "bin euro": (3, "EUR"), "bin avro": (3, "EUR"),
        "bin dolar": (3, "USD"), "bin usd": (3, "USD"), "bin eur": (3, "EUR"),
    },
    powers={6: "milyon", 9: "milyar"},
    periods={"month": "ay", "year": "yıl|yil|sene", "week": "hafta", "day": "gün", "hour": "saat"},
    adverbs={
        "month": "aylık|aylik|ayda|her ay",
        "year": "yıllık|yillik|yılda|senelik|her yıl",
        "week": "haftalık|haftada|her hafta",
        "day": "günlük|günde|her gün",
        "hour": "saatlik|saatte",
    },
    tax="KDV|KDV dahil|KDV hariç|net|brüt",
    to="ila",
    changes=r"arttı\w*|artış\w*|artırıldı|azaldı\w*|düştü\w*|düşürüldü|yükseldi\w*|çıktı|çıkarıldı|indirildi|indi",
    scales={3: "bin tl|bin lira|bin ₺|bin euro|bin €", 6: "milyon", 9: "milyar"},
)  # fmt: skip

WORDS = Language(
    "tr",
    """ve bir için ile bu olarak olan çok daha gibi kadar sonra ancak değil yok veya tüm ise henüz göre şu önce
    olduğu edildi olacak üzerinde tarafından ayrıca şimdi hâlâ artık ama her biri sadece""",
    _STATES,
    _WORK,
    _TABLES,
    _AMOUNTS,
    ("ocak", "şubat|şub", "mart", "nisan|nis", "mayıs", "haziran|haz", "temmuz", "ağustos|ağu", "eylül|eyl", "ekim",
     "kasım|kas", "aralık"), order="dmy",
)  # fmt: skip
