"""Config files: own scalar rules, every fault at once with its place, and what the models hold."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.config import Config, load
from execreports.config.recipients import unknown_reports
from execreports.config.tree import parse
from execreports.errors import ConfigError
from execreports.settings import load as settings

PORTFOLIO = """\
name: Two schools
timezone: Europe/Berlin
currency: EUR
catch_up: 9:30
entities:
  - {id: north, name: North school, owner: AB, aliases: [North]}
  - id: south
    name: South school
consequences:
  - {cause: no_checkout, entity: north, affects: south, persona: cfo, text: Fewer pupils.}
"""
RECIPIENTS = """\
allow_domains: [example.com]
audiences:
  default: {to: ["${REPORT_RECIPIENT_PRIMARY}"], bcc: ["${REPORT_RECIPIENT_BCC}"]}
  engineering: {to: [eng@example.com, b@example.com], reply_to: [lead@example.com]}
reports: {cto: engineering}
paused:
  - {report: cmo, until: 2026-06-01, reason: on leave}
  - {recipient: B@example.com, until: 2026-06-01}
"""


def workspace(folder: Path, **files: str) -> Path:
    (folder / "config").mkdir(exist_ok=True)
    for name, text in {"portfolio": PORTFOLIO, **files}.items():
        (folder / "config" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(workspace(folder, **files))
    assert caught.value.exit_code == 78
    return [f"{fault.place} {fault.message}" for fault in caught.value.faults]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(workspace(tmp_path, recipients=RECIPIENTS))


def test_scalars_follow_the_owners_eye() -> None:
    text = "a: 06:00\non: off\nc: 010\nd: 12\ne: 1.10\nf: ~\ng: true\nh: '5'\ni: yes\nj: 1e3\nk: -4\nl: 2026-05-05\n"
    tree, wrong = parse(text, "x.yaml")
    assert not wrong
    assert tree.value == {
        "a": "06:00", "on": "off", "c": "010", "d": Decimal(12), "e": Decimal("1.10"), "f": None, "g": True,
        "h": "5", "i": "yes", "j": "1e3", "k": Decimal(-4), "l": "2026-05-05",
    }  # fmt: skip
    assert str(tree.value["e"]) == "1.10"
    assert tree.at(("e",)) == "x.yaml:5:4"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3:1", "written twice (first in line 1)"),
        ("cron: * * * * *\n", "x.yaml:1:8", "while scanning an alias"),
        ("a: [1, 2\n", "x.yaml:2:1", "is not YAML"),
        ("a: !!python/name:os.system x\n", "x.yaml:1:4", "is not used here"),
        ("? [a, b]\n: 1\n", "x.yaml:1:3", "a key must be a word"),
        ("a: &x [*x]\n", "x.yaml:1:4", "holds itself"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1", "single document"),
    ],
)  # fmt: skip
def test_yaml_faults_have_places(text: str, place: str, said: str) -> None:
    _, wrong = parse(text, "x.yaml")
    assert [fault.place for fault in wrong] == [place]
    assert said in wrong[0].message


def test_aliases_of_aliases_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    _, wrong = parse("\n".join(lines), "x.yaml")
    assert wrong


@given(st.text(max_size=80))
def test_any_text_is_a_tree_or_faults(text: str) -> None:
    tree, wrong = parse(text, "x.yaml")
    assert all(fault.place.startswith("x.yaml") for fault in wrong)
    assert all(tree.at(path).startswith("x.yaml:") for path in tree.values)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_numbers_stay_exact(number: Decimal) -> None:
    assert parse(f"a: {number:f}", "x.yaml")[0].value["a"] == number


def test_portfolio(config: Config) -> None:
    north = config.portfolio.entities[0]
    assert (north.id, north.owner, north.aliases) == ("north", "AB", ("North",))
    assert config.portfolio.timezone == ZoneInfo("Europe/Berlin")
    assert config.portfolio.transport == "ses"
    assert config.portfolio.now is None
    assert config.catch_up == time(9, 30)
    assert config.portfolio.consequences[0].affects == "south"


def test_pinned_clock_is_local(tmp_path: Path) -> None:
    pinned = load(workspace(tmp_path, portfolio=PORTFOLIO + "now: 2026-05-05T06:00\n")).portfolio.now
    assert pinned == datetime(2026, 5, 5, 6, tzinfo=ZoneInfo("Europe/Berlin"))


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    bad = (
        PORTFOLIO.replace("timezone", "timezon")
        .replace("name: South school", "nam: South")
        .replace("EUR", "euro")
    )
    found = faults(
        tmp_path,
        portfolio=bad,
        recipients="allow_domains: [example.com]\nreports: {cto: enginering}\naudiences:\n  engineering: {to: [nobody]}\n",
        sources="sources:\n  - {name: a, kind: table}\n  - {name: a, kind: table}\n  - {kind: table}\n",
        targets="a: 1\na: 2\n",
    )
    assert found == [
        "config/portfolio.yaml:2:1 timezon: unknown key (did you mean 'timezone'?)",
        "config/portfolio.yaml:3:11 currency: String should match pattern '^[A-Z]{3}$'",
        "config/portfolio.yaml:8:5 entities.1.nam: unknown key (did you mean 'name'?)",
        "config/sources.yaml:3:12 source a is declared twice (first at config/sources.yaml:2:5)",
        "config/sources.yaml:4:5 sources.2.name: required",
        "config/recipients.yaml:4:22 audiences.engineering.to.0: 'nobody' is no mail address",
        "config/targets.yaml:2:1 a is written twice (first in line 1)",
    ]


def test_references_to_nobody(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        portfolio=PORTFOLIO.replace("affects: south", "affects: sout"),
        recipients="allow_domains: [example.com]\nreports: {cto: enginering}\naudiences:\n  engineering: {to: [a@example.com]}\n",
        kpis="kpis:\n  - {id: cac, name: Cost, entity: norht, key: kpi.cac}\n",
    )
    assert found == [
        "config/portfolio.yaml:10:50 consequences.0.affects: no entity sout (did you mean 'south'?)",
        "config/recipients.yaml:2:16 reports.cto: no audience enginering (did you mean 'engineering'?)",
        "config/kpis.yaml:2:35 kpis.0.entity: no entity norht (did you mean 'north'?)",
    ]


def test_unknown_zone_is_explained(tmp_path: Path) -> None:
    assert (
        "did you mean 'Europe/Berlin'" in faults(tmp_path, portfolio=PORTFOLIO.replace("Berlin", "Berln"))[0]
    )


def test_missing_portfolio_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert [fault.place for fault in caught.value.faults] == ["config/portfolio.yaml"]


def test_targets_are_facts_with_lines(tmp_path: Path) -> None:
    text = "burn:\n  cap: 9000.50\n  words: [on, 06:00]\nempty: {}\n"
    config = load(workspace(tmp_path, targets=text, kpis="kpis:\n  - {id: cac, name: Cost, key: kpi.cac}\n"))
    cap = config.targets.get("burn.cap")
    assert cap is not None
    assert (cap.value, cap.low, cap.high) == (Decimal("9000.50"),) * 3
    assert (cap.origin.locator, cap.origin.quote) == ("config/targets.yaml:2", "cap: 9000.50")
    assert config.targets.texts("burn.words") == ("on", "06:00")
    assert config.targets.get("empty") is None
    assert config.targets.text("kpis.0.key") == "kpi.cac"


def test_one_path_written_two_ways_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, targets="a: {b: 1}\na.b: 2\n") == [
        "config/targets.yaml:2:1 a.b is also written in line 1"
    ]


def test_a_kpi_needs_a_key_or_a_figure(tmp_path: Path) -> None:
    assert faults(tmp_path, kpis="kpis:\n  - {id: cac, name: Cost}\n") == [
        "config/kpis.yaml:2:5 kpis.0: name either a fact key or a figure"
    ]


def test_envelope_resolves_references_and_pauses(config: Config, tmp_path: Path) -> None:
    env = {
        "SES_FROM_ADDRESS": "r@example.com", "REPORT_RECIPIENT_PRIMARY": "o@example.com, p@example.com",
    }  # fmt: skip
    loaded = settings(tmp_path / "repos.env", env)
    day = date(2026, 5, 5)
    cfo = config.recipients.envelope("cfo", loaded, day)
    assert (cfo.audience, cfo.to, cfo.bcc) == ("default", ("o@example.com", "p@example.com"), ())
    cto = config.recipients.envelope("cto", loaded, day)
    assert (cto.audience, cto.to, cto.reply_to) == (
        "engineering",
        ("eng@example.com",),
        ("lead@example.com",),
    )
    later = config.recipients.envelope("cto", loaded, date(2026, 6, 1))
    assert later.to == ("eng@example.com", "b@example.com")


def test_missing_settings_end_with_78(config: Config, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        config.recipients.envelope("cfo", settings(tmp_path / "repos.env", {}), date(2026, 5, 5))
    assert caught.value.exit_code == 78
    assert [fault.message for fault in caught.value.faults] == [
        "SES_FROM_ADDRESS is not set", "REPORT_RECIPIENT_PRIMARY is not set",
    ]  # fmt: skip


def test_paused_report_and_allow_list(config: Config) -> None:
    assert config.recipients.paused_report("cmo", date(2026, 5, 31)) == "paused until 2026-06-01: on leave"
    assert not config.recipients.paused_report("cmo", date(2026, 6, 1))
    assert config.recipients.outside(["a@Example.com", "a@evil.example"]) == ("a@evil.example",)


def test_only_recipient_settings_may_be_referred_to(tmp_path: Path) -> None:
    text = 'allow_domains: [example.com]\naudiences: {default: {to: ["${AWS_SECRET_ACCESS_KEY}"]}}\n'
    assert "is not a recipient setting" in faults(tmp_path, recipients=text)[0]


def test_unknown_personas_are_named(config: Config) -> None:
    found = [*unknown_reports(config.recipients, config.trees["recipients"], ["cto", "cfo"])]
    assert [(fault.place, fault.message) for fault in found] == [
        ("config/recipients.yaml:7:14", "paused.0.report: no report cmo (did you mean 'cto'?)")
    ]


def test_sources_keep_their_rows(tmp_path: Path) -> None:
    config = load(
        workspace(tmp_path, sources="sources:\n  - name: bank\n    kind: table\n    warn_after: 7d\n")
    )
    row = config.sources[0]
    assert (row.name, row.kind, row.options["warn_after"]) == ("bank", "table", "7d")
    assert row.place == "config/sources.yaml:2:5"
