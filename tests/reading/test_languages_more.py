"""Catalan, Romanian, Turkish, Hungarian, Japanese and Chinese: one document each, and the words around it."""

import pytest

from execreports.reading.handoff import Handoff, read_handoff
from execreports.reading.table_roles import is_total, role_of

CATALAN = """\
# Traspàs del projecte Botiga

**Estat:** En curs
**Darrera actualització:** 5 de maig de 2026

El projecte és al dia, però encara no hem tancat els pagaments amb targeta. Aquesta setmana hem acabat la
migració i els usuaris ja hi poden entrar.

## Resum

| Concepte | Estat | Responsable | Data límit | Import |
|---|---|---|---|---|
| Migració | Enllestida | Núria | 12 de maig de 2026 | 1.200,50 € |
| Passarel·la | Bloquejada | Pau | 20 de juny de 2026 | 300,00 € |
| Contracte | Per fer | Jordi | 1 d'agost de 2026 | 99,50 € |
| Total | | | | 1.600,00 € |

El servidor costa 45,00 € al mes i la llicència 600 euros anuals.

## Propers passos

- Signar el contracte (responsable: Jordi, abans del 12 de maig de 2026)
- ~~Enviar la factura~~
"""

ROMANIAN = """\
# Predare proiect Magazin

**Stadiu:** În lucru
**Ultima actualizare:** 5 mai 2026

Proiectul este în grafic, dar plățile cu cardul nu sunt încă gata. Săptămâna aceasta am finalizat migrarea și am
trimis factura pentru servicii.

## Rezumat

| Serviciu | Stare | Responsabil | Termen | Cost (RON) |
|---|---|---|---|---|
| Migrare | Finalizată | Ioana | 12 mai 2026 | 1.200 |
| Plăți | Blocat | Andrei | 20 iunie 2026 | 300 |
| Contract | Neînceput | Maria | 1 august 2026 | 100 |
| Total general | | | | 1.600 |

Serverul costă 45 de lei pe lună, iar licența 600 lei anual.

## Pașii următori

- Semnarea contractului (responsabil: Maria, termen: 12 mai 2026)
- Plata facturii până la 20 iunie 2026
"""

TURKISH = """\
# Mağaza projesi devir notu

**Durum:** Devam ediyor
**Son güncelleme:** 5 Mayıs 2026

Proje için bu hafta taşıma tamamlandı ve fatura gönderildi, ancak kart ile ödeme henüz hazır değil.

## Özet

| Görev | Durum | Sorumlu | Son tarih | Tutar |
|---|---|---|---|---|
| Taşıma | Tamamlandı | Ayşe | 12 Mayıs 2026 | 1.200 TL |
| Ödeme | Engellendi | Mehmet | 20 Haziran 2026 | 300 TL |
| Sözleşme | BAŞLAMADI | Zeynep | 1 Ağustos 2026 | 100 TL |
| Genel toplam | | | | 1.600 TL |

Sunucu için 45 TL/ay, lisans için yıllık 600 TL ödüyoruz. Yatırım 50 bin TL.

## Sonraki adımlar

- Sözleşmeyi imzala (sorumlu: Zeynep, son tarih: 12 Mayıs 2026)
- Faturayı öde
"""

HUNGARIAN = """\
# Webáruház átadás

**Állapot:** Folyamatban
**Utolsó frissítés:** 2026. május 5.

A projekt halad, de a kártyás fizetés még nem kész, mert a bank nem válaszolt. A héten az átállás elkészült.

## Összefoglaló

| Feladat | Státusz | Felelős | Határidő | Összeg (HUF) |
|---|---|---|---|---|
| Átállás | Elkészült | Eszter | 2026-05-12 | 120 000 |
| Fizetés | Akadályozva | Gábor | 2026-06-20 | 30 000 |
| Szerződés | Nem kezdődött el | Réka | 2026-08-01 | 10 000 |
| Mindösszesen | | | | 160 000 |

A szerver 4 500 Ft/hó, a domain 6000 forint évente.

## Következő lépések

- Szerződés aláírása (felelős: Réka, határidő: 2026-05-12)
- Számla kifizetése
"""

JAPANESE = """\
# ショップ案件 引き継ぎ

**状態:** 進行中
**更新日:** 2026年5月5日

移行は完了しましたが、カード決済はまだ銀行の回答を待っています。

## 概要

| タスク | ステータス | 担当者 | 期限 | 費用（円） |
|---|---|---|---|---|
| 移行 | 完了 | 田中 | 2026-05-12 | 120,000 |
| 決済 | 保留 | 佐藤 | 2026-06-20 | 30,000 |
| 契約 | 未着手 | 鈴木 | 2026-08-01 | 10,000 |
| 合計 | | | | 160,000 |

サーバーは4,500円/月、保守は月額980円、ドメインは1,200円/年。

## 次のステップ

- 契約書に署名 (担当: 鈴木, 期限: 2026-05-12)
- 請求書を支払う
"""

CHINESE = """\
# 商店项目交接

**状态:** 进行中
**更新日期:** 2026年5月5日

迁移已经完成，但是银行卡支付还在等待银行的回复。

## 摘要

| 任务 | 状态 | 负责人 | 截止日期 | 费用（元） |
|---|---|---|---|---|
| 迁移 | 已完成 | 王芳 | 2026-05-12 | 120,000 |
| 支付 | 阻塞 | 李伟 | 2026-06-20 | 30,000 |
| 合同 | 未开始 | 张敏 | 2026-08-01 | 10,000 |
| 合计 | | | | 160,000 |

服务器 4,500元/月。

## 下一步

- 签署合同 (负责人: 张敏, 截止日期: 2026-05-12)
- 支付账单
"""

TRADITIONAL = """\
# 商店專案交接

**狀態:** 進行中

| 任務 | 狀態 | 負責人 | 截止日期 | 費用（元） |
|---|---|---|---|---|
| 遷移 | 已完成 | 王芳 | 2026-05-12 | 120,000 |
| 付款 | 卡住 | 李偉 | 2026-06-20 | 30,000 |
| 合約 | 尚未開始 | 張敏 | 2026-08-01 | 10,000 |
| 總計 | | | | 160,000 |

伺服器 4,500元/月。

## 待辦事項

- 簽署合約 (負責人: 張敏, 截止日期: 2026-05-12)
- 支付帳單
"""

DOCUMENTS = {
    "ca": CATALAN, "ro": ROMANIAN, "tr": TURKISH, "hu": HUNGARIAN, "ja": JAPANESE, "zh": CHINESE, "zh-tw": TRADITIONAL,
}  # fmt: skip
every = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def handoff(text: str) -> Handoff:
    return read_handoff(text.encode())


@every
def test_a_label_and_a_column_tell_the_same_four_states(document: str) -> None:
    statuses = [one for one in handoff(document).statuses if one.form != "heading"]
    assert [one.status for one in statuses] == ["active", "done", "blocked", "planned"]
    assert [one.form for one in statuses] == ["label", "cell", "cell", "cell"]


@every
def test_the_columns_and_the_last_row_of_the_table_are_known(document: str) -> None:
    (table,) = handoff(document).tables
    roles = [role_of(name) for name in table.header]
    assert roles[:4] == ["item", "status", "owner", "due"]
    assert roles[4] in {"amount", "cost"}
    assert [is_total(row.cells[0]) for row in table.rows] == [False, False, False, True]


@every
def test_next_steps_are_work_with_an_owner_and_a_day(document: str) -> None:
    signing, other = handoff(document).tasks
    assert signing.owner in {"Jordi", "Maria", "Zeynep", "Réka", "鈴木", "张敏", "張敏"}
    assert signing.due == "2026-05-12"
    assert not signing.is_boxed
    assert other.owner == ""


PERIODS = {
    "ca": {("EUR", "month", "45"), ("EUR", "year", "600")},
    "ro": {("RON", "month", "45"), ("RON", "year", "600")},
    "tr": {("TRY", "month", "45"), ("TRY", "year", "600")},
    "hu": {("HUF", "month", "4500"), ("HUF", "year", "6000")},
    "ja": {("JPY", "month", "4500"), ("JPY", "month", "980"), ("JPY", "year", "1200")},
    "zh": {("CNY", "month", "4500")},
    "zh-tw": {("CNY", "month", "4500")},
}


@pytest.mark.parametrize("name", PERIODS)
def test_amounts_with_their_currency_and_period(name: str) -> None:
    money = handoff(DOCUMENTS[name]).money
    assert {(one.currency, one.period, f"{one.low.normalize():f}") for one in money if one.period} == PERIODS[
        name
    ]


@pytest.mark.parametrize(
    ("amount", "low", "currency"),
    [
        ("Inversió de 3 milions d'euros", "3000000", "EUR"),
        ("Investiție de 3 milioane de euro", "3000000", "EUR"),
        ("Yatırım 3 milyon TL", "3000000", "TRY"),
        ("Yatırım 50 bin TL", "50000", "TRY"),
        ("Beruházás 3 millió forint", "3000000", "HUF"),
        ("Az új szerver és a bérlet 500 ezer Ft, mert az nem volt még", "500000", "HUF"),
        ("Costă 45 mii de lei și nu este încă plătit", "45000", "RON"),
        ("投資 300万円", "3000000", "JPY"),
        ("投资 300万元", "3000000", "CNY"),
        ("投資 2億円", "200000000", "JPY"),
    ],
)
def test_powers_of_ten(amount: str, low: str, currency: str) -> None:
    (found,) = handoff(amount).money
    assert (f"{found.low:f}", found.currency) == (low, currency)


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("5 de març de 2026", "2026-03-05"),
        ("1 d'abril de 2026", "2026-04-01"),
        ("5 ianuarie 2026", "2026-01-05"),
        ("30 noiembrie 2026", "2026-11-30"),
        ("5 Şubat 2026", "2026-02-05"),
        ("31 Aralık 2026", "2026-12-31"),
        ("2026. szeptember 5.", "2026-09-05"),
        ("2026年12月31日", "2026-12-31"),
    ],
)
def test_days(day: str, iso: str) -> None:
    assert [one.iso for one in handoff(f"A: {day}").dates] == [iso]


@pytest.mark.parametrize(
    ("label", "value", "status"),
    [
        ("Estat", "enviat i signat", "done"),
        ("Estat", "a l'espera de resposta", "blocked"),
        ("Estat", "endarrerit", "at-risk"),
        ("Estat", "sense començar", "planned"),
        ("Estat", "a punt", "active"),
        ("Stare", "plătită", "done"),
        ("Stare", "în așteptare", "blocked"),
        ("Stadiu", "întârziat", "at-risk"),
        ("Stare", "nu este gata", "planned"),
        ("Stare", "anulat", "unknown"),
        ("Durum", "ödendi", "done"),
        ("Durum", "beklemede", "blocked"),
        ("Durum", "gecikti", "at-risk"),
        ("Durum", "yapılacak", "planned"),
        ("Durum", "iptal edildi", "unknown"),
        ("Állapot", "kifizetve", "done"),
        ("Állapot", "felfüggesztve", "blocked"),
        ("Állapot", "késésben", "at-risk"),
        ("Állapot", "függőben", "planned"),
        ("Állapot", "működik", "active"),
        ("ステータス", "支払済み", "done"),
        ("ステータス", "承認待ち", "blocked"),
        ("ステータス", "遅延", "at-risk"),
        ("ステータス", "予定", "planned"),
        ("ステータス", "ブロック", "blocked"),
        ("进度状态", "已付款", "done"),
        ("状态", "等待审批", "blocked"),
        ("狀態", "延遲", "at-risk"),
        ("狀態", "計畫中", "planned"),
    ],
)
def test_states_of_labels(label: str, value: str, status: str) -> None:
    assert [one.status for one in handoff(f"**{label}:** {value}\n").statuses] == [status]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Despeses", "cost"), ("Ingressos", "revenue"), ("Quantitat", "quantity"), ("Observacions", "notes"),
        ("Cheltuieli", "cost"), ("Venituri", "revenue"), ("Cantitate", "quantity"), ("Observații", "notes"),
        ("Giderler", "cost"), ("Gelir", "revenue"), ("Adet", "quantity"), ("Notlar", "notes"), ("Öncelik", "priority"),
        ("Költség", "cost"), ("Bevétel", "revenue"), ("Mennyiség", "quantity"), ("Megjegyzés", "notes"),
        ("経費", "cost"), ("売上", "revenue"), ("数量", "quantity"), ("備考", "notes"), ("優先度", "priority"),
        ("成本", "cost"), ("收入", "revenue"), ("數量", "quantity"), ("备注", "notes"), ("优先级", "priority"),
    ],
)  # fmt: skip
def test_roles(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    "name",
    ["Import total", "Suma totală", "Total cheltuieli", "Ara toplam", "Toplam gider", "Aylık toplam", "Összesen",
     "Költségek összesen", "総合計", "合計金額", "小计", "總計"],
)  # fmt: skip
def test_totals(name: str) -> None:
    assert is_total(name)


@pytest.mark.parametrize(
    "text",
    [
        "## La lei 13.709/2018\n\nLei 13.709 de proteção de dados, com as regras para os dados dos clientes.\n",
        "The $350 bin goes out with the 40 ft container, and 2,500 ft of rope is on the list.\n",
        "## Fêtes\n\n## Testata\n\n## Entrega\n\n## Rebut\n",
        "**Da impostare:** le chiavi del server\n",
        "## Makes sense\n\n- Ingress controller: a sense of place\n",
        "Con lei 3 incontri, che sono in calendario per il mese di maggio.\n",
    ],
)
def test_words_that_say_something_else_elsewhere(text: str) -> None:
    found = handoff(text)
    assert not found.statuses
    assert [one.raw for one in found.money] == (["$350"] if "$350" in text else [])
