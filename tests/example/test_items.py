"""Each of the 23 counted items goes when one source is edited, alone, and comes back when the source is restored."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from execreports.testing.rehearsal import Pages, Rehearsal

ROOT = Path(__file__).parents[2]
HANDOFFS = "examples/agent_handoffs/projects"
CREW_TOOL = "examples/sites/queenofsandiego.com/tools/shipcaptaincrew"
COUNTED = {("ceo", "Critical shortfalls"): 8, ("ceo", "Missing KPIs"): 9, ("cto", "Security gaps"): 6}


GATE = """function doGet(e) {
  var wanted = PropertiesService.getScriptProperties().getProperty('ACCESS_KEY');
  if (!e || !e.parameter || e.parameter.key !== wanted) {
    throw new Error('not signed in');
  }
"""


class Edit(NamedTuple):
    """What goes (check, subject), the source to ask again, the file, and the texts to put in place of others."""

    check: str
    subject: str
    source: str
    path: str
    texts: tuple[tuple[str, str], ...]


def edit(check: str, source: str, path: str, *texts: tuple[str, str]) -> Edit:
    return Edit(check, "", source, path, texts)


SHORTFALLS = (
    edit(
        "pipeline_empty", "leads", "examples/embedded/sheets/EXAMPLE-leads/Leads.csv",
        ("private charter,1850,5 days\n", "private charter,1850,5 days\nL-2026-009,QOS,enquiry,2026-05-04,private charter,1850,\n"),
    ),
    edit("ota_no_listing", "handoffs", f"{HANDOFFS}/marketing-plan.md", ("| Sailo | ota | planned |", "| Sailo | ota | live |")),
    edit(
        "revenue_untracked", "revenue_book", "examples/books/revenue.csv",
        ("Entered by\n", "Entered by\n2026-04,QOS,private charter,5550,K.\n"),
    ),
    edit("equity_unsigned", "handoffs", f"{HANDOFFS}/crew-and-partners.md", ("| 2025-10-18 | |", "| 2025-10-18 | 2026-05-02 |")),
    edit(
        "billing_model_missing", "handoffs", f"{HANDOFFS}/dangerouscentaur.md",
        ("## Clients\n", "**Billing model:** flat fee, two plans\n\n## Clients\n"),
    ),
    edit("work_unbilled", "client_work", "examples/clients/work.csv", (",no\n", ",yes\n")),
    edit(
        "funnel_no_checkout", "code_qdn", "examples/sites/quickdumpnow.com/index.html",
        (
            "<h2>What may go in</h2>",
            '<form class="cart" action="/checkout" method="post"><button>Go to checkout</button></form>\n<h2>What may go in</h2>',
        ),
    ),
    edit(
        "list_never_mailed", "mailings", "examples/mailing/mailings.csv",
        ("date,list,segment,sent\n", "date,list,segment,sent\n2026-05-04,All guests,first,400\n"),
    ),
)  # fmt: skip

SECURITY = (
    edit(
        "secret_in_code", "code_qos", f"{CREW_TOOL}/lambda_function.py",
        ('"sk_live_EXAMPLE0fake0not0a0key0000"', 'os.environ["STRIPE_SECRET_KEY"]'),
    ),
    edit(
        "plaintext_env", "code_env", "examples/repos.env",
        ("sk_live_EXAMPLE1fake1not1a1key1111", ""), ("whsec_EXAMPLE2fake2not2a2key2222", ""),
        ("EXAMPLE3fake3not3a3secret3333", ""), ("EXAMPLE4fake4pass4444", ""),
    ),
    edit(
        "endpoint_without_login", "code_eyd", "examples/apps_script/eyd_operations/eyd_operations.gs",
        ("function doGet(e) {\n", GATE),
    ),
    edit(
        "cdn_without_waf", "code_qos", f"{CREW_TOOL}/infrastructure/template.yaml",
        ("        HttpVersion: http2\n", "        HttpVersion: http2\n        WebACLId: !GetAtt SiteFilter.Arn\n"),
    ),
    edit(
        "signing_secret_fallback", "code_qos", f"{CREW_TOOL}/lambda_function.py",
        ('os.environ.get("JWT_SECRET", "ahoy")', 'os.environ["JWT_SECRET"]'),
    ),
    edit(
        "cors_permissive", "code_qos", f"{CREW_TOOL}/lambda_function.py",
        ('"Access-Control-Allow-Origin": "*"', '"Access-Control-Allow-Origin": "https://crew.example.com"'),
    ),
)  # fmt: skip


def kpi_edits() -> tuple[Edit, ...]:
    """The line that the register itself names, written where it says."""
    register = yaml.safe_load((ROOT / "config/kpis.yaml").read_text())["kpis"]
    wanted = [kpi for kpi in register if "write" in kpi]
    return tuple(
        Edit("kpi_missing", kpi["id"], kpi["source"], kpi["where"], (last_line(kpi["where"], kpi["write"]),))
        for kpi in wanted
    )


def last_line(path: str, line: str) -> tuple[str, str]:
    """The end of the file, and the same with one more line."""
    text = (ROOT / path).read_bytes().decode()
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text[text.rstrip().rindex("\n") :]
    return end, f"{end}{newline}{line}{newline}"


KPIS = kpi_edits()
EDITS = (*SHORTFALLS, *KPIS, *SECURITY)


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("example")) as rehearsal:
        yield rehearsal


def counted(pages: Pages) -> dict[str, tuple[str, str]]:
    """Id -> (check, subject) of every finding in the three counted sections."""
    return {
        block["id"]: (block["check"], block["subject"])
        for persona, title in COUNTED
        for block in findings(pages[persona], title)
    }


def findings(page: dict[str, Any], title: str) -> list[dict[str, Any]]:
    (section,) = [section for section in page["sections"] if section["title"] == title]
    return [block for block in section["blocks"] if block["type"] == "finding"]


@pytest.mark.parametrize(("persona", "title"), COUNTED)
def test_a_counted_section_holds_its_findings_and_no_other_counted_block(
    play: Rehearsal, persona: str, title: str
) -> None:
    found = findings(play.base[persona], title)
    assert len(found) == COUNTED[persona, title], [one["title"] for one in found]
    (section,) = [section for section in play.base[persona]["sections"] if section["title"] == title]
    assert {block["type"] for block in section["blocks"]} <= {"finding", "table", "text"}


def test_every_counted_finding_has_an_address(play: Rehearsal) -> None:
    for persona, title in COUNTED:
        for finding in findings(play.base[persona], title):
            assert finding["origins"], finding["title"]


def test_the_edits_are_those_of_the_counted_items(play: Rehearsal) -> None:
    assert len(EDITS) == sum(COUNTED.values()) == len(counted(play.base))
    assert {one.check for one in EDITS} == {check for check, _ in counted(play.base).values()}


@pytest.mark.parametrize("one", EDITS, ids=lambda one: f"{one.check} {one.subject}".strip())
def test_one_edit_takes_exactly_one_item_away_and_its_undoing_brings_it_back(
    play: Rehearsal, one: Edit
) -> None:
    before = counted(play.base)
    with ExitStack() as stack:
        for old, new in one.texts:
            stack.enter_context(play.edited(one.path, old, new))
        after = counted(play.run(one.source, personas=("ceo", "cto")))
    gone = [before[id_] for id_ in before.keys() - after.keys()]
    assert [check for check, _ in gone] == [one.check]
    assert not one.subject or gone == [(one.check, one.subject)]
    assert after.keys() <= before.keys()
    persona = "cto" if one in SECURITY else "ceo"
    again = play.run(one.source, personas=(persona,))[persona]["findings"]
    assert [finding["id"] for finding in again] == [
        finding["id"] for finding in play.base[persona]["findings"]
    ]


def test_ten_engineering_actions_are_ranked(play: Rehearsal) -> None:
    (section,) = [one for one in play.base["cto"]["sections"] if "ngineering actions" in one["title"]]
    assert len([block for block in section["blocks"] if block["type"] == "action"]) == 10
