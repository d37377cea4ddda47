"""Every check gives all three answers: found on a planted fault, clear without it, not checked unread."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

import execreports.checks
from execreports.checks.base import Check, answers, findings
from execreports.model.context import Context
from execreports.model.document import Text
from execreports.model.facts import Fact, Health
from execreports.model.findings import Finding, Outcome
from execreports.testing.builders import NOW, context, fact, result


def every_check() -> Iterator[Check]:
    for module in pkgutil.iter_modules(execreports.checks.__path__):
        loaded = importlib.import_module(f"execreports.checks.{module.name}")
        yield from (item for item in vars(loaded).values() if isinstance(item, Check))


CHECKS = {check.id: check for check in every_check()}


@dataclass
class Case:
    """Facts with the fault, facts without it, and what the owner declared."""

    found: list[Fact]
    clear: list[Fact]
    leaves: dict[str, str | int] = field(default_factory=dict)
    extra_keys: tuple[str, ...] = ()


def usage(cost: str, usage_type: str, **labels: Any) -> Fact:
    return fact(
        "cloud.usage",
        cost,
        month="2026-04",
        service="Amazon EC2",
        usage_type=usage_type,
        operation="",
        resource="",
        quantity="720",
        **labels,
    )


def bill(month: str, cost: str, service: str = "Amazon EC2") -> Fact:
    return fact(
        "cloud.cost", cost, month=month, service=service, basis="unblended", charge="usage", estimated="no"
    )


def months(*costs: str) -> list[Fact]:
    return [bill(f"2026-{number:02d}", cost) for number, cost in enumerate(costs, start=5 - len(costs))]


def feature(name: str, state: str) -> Fact:
    return fact("site.feature", text=state, feature=name)


def practice(name: str, state: str) -> Fact:
    return fact("practice", text=state, practice=name)


def job(**labels: Any) -> Fact:
    return fact("job", "1000", **{"id": "J1", "stage": "done", **labels})


EXPENSES = [fact("expense", "1000", unit="USD/month", item="slip", category="berth")]
PRICE = [
    fact("sale.price", "500", item="lesson"),
    fact("sale.variable_cost", "100", item="lesson", part="fuel"),
    *EXPENSES,
]

CASES = {
    "pipeline_empty": Case([fact("pipeline.lead", text="x", id="1", stage="lost")], [fact("pipeline.lead", text="x", id="1", stage="enquiry")]),
    "ota_no_listing": Case([fact("channel", text="absent", channel="A", type="ota")], [fact("channel", text="live", channel="A", type="ota")]),
    "revenue_untracked": Case([fact("booking", "100", id="1")], [fact("booking", "100", id="1"), fact("revenue", "100", month="2026-04")], extra_keys=("revenue",)),
    "equity_unsigned": Case([fact("agreement", text="equity", partner="P", signed="")], [fact("agreement", text="equity", partner="P", signed="2026-01-02")]),
    "billing_model_missing": Case([fact("client", text="C", client="C")], [fact("client", text="C", client="C"), fact("billing.model", text="monthly", plan="hosting")], extra_keys=("billing.model",)),
    "work_unbilled": Case([fact("client.work", "80", client="C", billed="no")], [fact("client.work", "80", client="C", billed="yes")]),
    "funnel_no_checkout": Case([feature("cart", "absent"), feature("checkout", "absent")], [feature("cart", "absent"), feature("checkout", "present")]),
    "list_never_mailed": Case([fact("list.size", "40", unit="count", list="L")], [fact("list.size", "40", unit="count", list="L"), fact("list.mailing", "40", unit="count", list="L", date="2026-05-01")], extra_keys=("list.mailing",)),
    "kpi_missing": Case([fact("other", "1")], [fact("kpi.nps", "40", unit="count")], {"kpis.0.id": "nps", "kpis.0.name": "Net promoter score", "kpis.0.entity": "acme", "kpis.0.key": "kpi.nps", "kpis.0.unit": "count", "kpis.0.since": "2026-02-01", "kpis.0.source": "book", "kpis.0.write": "NPS,40", "kpis.0.where": "book.csv"}, ("kpi.nps",)),
    "secret_in_code": Case([fact("code.secret", text="stripe key", file="a.py", rule="stripe key")], [fact("code.scan", "10")], extra_keys=("code.secret",)),
    "plaintext_env": Case([fact("env.secret", text="TOKEN", file=".env", variable="TOKEN")], [fact("code.scan", "10")], extra_keys=("env.secret",)),
    "endpoint_without_login": Case([fact("code.endpoint", text="doGet", file="a.gs", platform="apps_script", auth="no", writes="no")], [fact("code.endpoint", text="doGet", file="a.gs", platform="apps_script", auth="yes", writes="no")]),
    "cdn_without_waf": Case([fact("infra.distribution", text="Cdn", file="t.yaml", waf="no")], [fact("infra.distribution", text="Cdn", file="t.yaml", waf="yes")]),
    "signing_secret_fallback": Case([fact("code.fallback_secret", text="JWT", file="a.py", variable="JWT")], [fact("code.scan", "10")], extra_keys=("code.fallback_secret",)),
    "cors_permissive": Case([fact("code.cors", text="*", file="a.py")], [fact("code.cors", text="https://example.com", file="a.py")]),
    "bucket_public": Case([fact("infra.bucket", text="B", public="yes")], [fact("infra.bucket", text="B", public="no")]),
    "route_without_auth": Case([fact("code.route", text="GET /all", file="a.py", auth="no")], [fact("code.route", text="POST /login", file="a.py", auth="no")], {"checks.route_without_auth.public.0": "POST /login"}),
    "runtime_end_of_life": Case([fact("infra.function", text="F", runtime="python3.7", end_of_life="yes")], [fact("infra.function", text="F", runtime="python3.12", end_of_life="no")]),
    "cloud_savings_open": Case([usage("7.30", "USW2-ElasticIP:IdleAddress")], [usage("7.30", "USW2-BoxUsage:t3.micro")]),
    "cloud_over_target": Case(months("40", "90"), months("40", "60"), {"checks.cloud_over_target.limit": 70}),
    "cloud_anomaly": Case(months("10", "11", "10", "90"), months("10", "11", "10", "11")),
    "log_retention_unset": Case([fact("infra.log_group", text="G", retention="")], [fact("infra.log_group", text="G", retention="30")]),
    "no_analytics": Case([feature("analytics", "absent")], [feature("analytics", "present")]),
    "no_availability_calendar": Case([feature("availability_calendar", "absent")], [feature("availability_calendar", "present")]),
    "copy_outdated": Case([feature("copyright_current", "absent")], [feature("copyright_current", "present")]),
    "page_without_description": Case([fact("site.page", text="/", title="T", description="")], [fact("site.page", text="/", title="T", description="D")]),
    "contact_missing": Case([feature("phone", "absent")], [feature("phone", "present")]),
    "no_ci": Case([practice("ci", "absent")], [practice("ci", "present")]),
    "no_staging": Case([practice("staging", "absent")], [practice("staging", "present")]),
    "no_rollback": Case([practice("rollback", "absent")], [practice("rollback", "present")]),
    "no_tests": Case([practice("tests", "absent")], [practice("tests", "present")]),
    "repository_quiet": Case([fact("git.last", text="2025-01-01", repo="r")], [fact("git.last", text="2026-05-01", repo="r")]),
    "table_without_backup": Case([fact("infra.table", text="T", backup="no")], [fact("infra.table", text="T", backup="yes")]),
    "runway_short": Case([*EXPENSES, fact("bank.balance", "1500", date="2026-05-01", account="a")], [*EXPENSES, fact("bank.balance", "9000", date="2026-05-01", account="a")]),
    "burn_uncovered": Case([*EXPENSES, fact("rent", "200", unit="USD/month")], [*EXPENSES, fact("rent", "2000", unit="USD/month")], extra_keys=("client.billed",)),
    "rule_broken": Case([fact("expense", "9000", unit="USD/month", item="x")], EXPENSES, {"rules.0.id": "cap", "rules.0.text": "Burn stays under 5,000", "rules.0.measure": "burn", "rules.0.at_most": 5000}),
    "target_missed": Case([fact("revenue.target", "500", month="2026-04"), fact("revenue", "100", month="2026-04")], [fact("revenue.target", "500", month="2026-04"), fact("revenue", "700", month="2026-04")]),
    "break_even_missed": Case(PRICE, [*PRICE, *(fact("booking", "500", id=str(number), service_date="2026-04-03", status="done") for number in range(4))], extra_keys=("booking",)),
    "deposit_deferred": Case([fact("booking", "900", id="1", date="2026-04-01", service_date="2026-08-01", status="confirmed", deposit="300")], [fact("booking", "900", id="1", date="2026-04-01", service_date="2026-04-20", status="done", deposit="300")]),
    "deposit_kept": Case([fact("booking", "900", id="1", date="2026-04-01", service_date="2026-04-20", status="cancelled", deposit="300")], [fact("booking", "900", id="1", date="2026-04-01", service_date="2026-04-20", status="done", deposit="300")]),
    "payout_unmatched": Case([fact("payout", "55", date="2026-04-03", processor="card", reference="x", fee="0")], [fact("other", "1")], extra_keys=("payout", "booking")),
    "sale_unrecorded": Case([fact("booking", "900", id="1", date="2026-03-01", service_date="2026-04-02", status="done", deposit="0")], [fact("other", "1")], extra_keys=("booking", "revenue")),
    "account_missing": Case([fact("account", text="Cash", number="1000", type="asset")], [fact("account", text="Customer deposits", number="2000", type="liability")], {"accounting.accounts.0.name": "Customer deposits", "accounting.accounts.0.type": "liability", "accounting.accounts.0.why": "owed"}),
    "expense_uncategorised": Case([fact("bank.transaction", "-20", date="2026-05-01", description="ODD SHOP", category="")], [fact("bank.transaction", "-20", date="2026-05-01", description="FUEL DOCK", category="fuel")]),
    "channel_blocked": Case([fact("channel", text="blocked", channel="A", type="ota")], [fact("channel", text="live", channel="A", type="ota")]),
    "no_paid_or_free_channel": Case([fact("channel", text="planned", channel="A", type="social")], [fact("channel", text="live", channel="A", type="social")]),
    "local_search_basics": Case([feature("sitemap", "absent")], [feature("sitemap", "present")]),
    "list_gone_cold": Case([fact("list.size", "9", unit="count", list="L"), fact("list.mailing", "9", unit="count", list="L", date="2025-05-01")], [fact("list.size", "9", unit="count", list="L"), fact("list.mailing", "9", unit="count", list="L", date="2026-05-01")]),
    "payment_overdue": Case([job(invoiced="100", paid="40", due="2026-04-01")], [job(invoiced="100", paid="100", due="2026-04-01")]),
    "quote_unanswered": Case([job(stage="quoted", quoted="2026-03-01")], [job(stage="quoted", quoted="2026-05-01")]),
    "job_without_dates": Case([job(stage="booked", start="", end="")], [job(stage="booked", start="2026-06-01", end="2026-06-05")]),
    "calendar_clash": Case([fact("calendar.event", text="a", start="2026-06-01", end="2026-06-05", status="busy", subject="a"), fact("calendar.event", text="b", start="2026-06-04", end="2026-06-06", status="busy", subject="b")], [fact("calendar.event", text="a", start="2026-06-01", end="2026-06-05", status="busy", subject="a"), fact("calendar.event", text="b", start="2026-06-05", end="2026-06-06", status="busy", subject="b")]),
    "lease_ending": Case([fact("lease.end", text="2026-05-20", unit_name="A")], [fact("lease.end", text="2027-05-20", unit_name="A")]),
    "maintenance_overdue": Case([fact("maintenance.due", text="2026-04-01", item="roof", done="no")], [fact("maintenance.due", text="2026-04-01", item="roof", done="yes")]),
    "rent_not_received": Case([fact("rent", "2000", unit="USD/month"), fact("bank.transaction", "-5", date="2026-05-01")], [fact("rent", "2000", unit="USD/month"), fact("bank.transaction", "2000", date="2026-05-01")]),
    "vacancy_high": Case([fact("rent", "2000", unit="USD/month"), fact("property.vacancy", "120", unit="days", year="2026")], [fact("rent", "2000", unit="USD/month"), fact("property.vacancy", "2", unit="days", year="2026")]),
    "property_loses_money": Case([fact("rent", "200", unit="USD/month"), *EXPENSES], [fact("rent", "2000", unit="USD/month"), *EXPENSES]),
    "client_unbilled": Case([fact("client", text="C", client="C"), fact("client.hosting", "9", unit="USD/month", client="C")], [fact("client", text="C", client="C"), fact("client.hosting", "9", unit="USD/month", client="C"), fact("client.billed", "20", unit="USD/month", client="C")], extra_keys=("client.billed",)),
    "client_below_cost": Case([fact("client", text="C", client="C"), fact("client.hosting", "30", unit="USD/month", client="C"), fact("client.billed", "20", unit="USD/month", client="C")], [fact("client", text="C", client="C"), fact("client.hosting", "9", unit="USD/month", client="C"), fact("client.billed", "20", unit="USD/month", client="C")]),
    "site_down": Case([fact("site.health", text="down", client="C", site="c.example")], [fact("site.health", text="up", client="C", site="c.example")]),
    "client_without_contract": Case([fact("client", text="C", client="C", contract="no")], [fact("client", text="C", client="C", contract="yes")]),
    "sources_disagree": Case([fact("rent", "2000", unit="USD/month", place="a:1"), fact("rent", "2500", unit="USD/month", place="b:1")], [fact("rent", "2000", unit="USD/month", place="a:1"), fact("rent", "2000", unit="USD/month", place="b:1")]),
    "correction_expired": Case([fact("rent", "2000", unit="USD/month")], [fact("rent", "2000", unit="USD/month")], {"corrections.0.figure": "burn", "corrections.0.value": 7000, "corrections.0.author": "CB", "corrections.0.reason": "typo", "corrections.0.expires": "2026-05-04"}),
}  # fmt: skip


def asked(check_id: str, facts: list[Fact]) -> Context:
    case = CASES[check_id]
    keys = (*case.extra_keys, *(one.key for one in case.found + case.clear))
    books = [result(*facts, keys=keys)]
    if check_id == "sources_disagree":
        books = [result(one, name=name, keys=keys) for name, one in zip("ab", facts, strict=True)]
    return context(*books, leaves=case.leaves, checks=(CHECKS[check_id],))


def test_every_check_has_a_case() -> None:
    assert set(CASES) == set(CHECKS)
    assert len(CHECKS) >= 35


@pytest.mark.parametrize("check_id", CHECKS)
def test_found_on_a_planted_fault(check_id: str) -> None:
    (answer,) = answers(asked(check_id, CASES[check_id].found))
    assert answer.outcome is Outcome.FOUND, answer.reason
    assert all(finding.origins for finding in answer.findings), "a finding without an address"
    assert all(finding.subject and finding.title for finding in answer.findings)


@pytest.mark.parametrize("check_id", CHECKS)
def test_clear_without_the_fault(check_id: str) -> None:
    given = asked(check_id, CASES[check_id].clear)
    if check_id == "correction_expired":
        given = replace(given, now=NOW - timedelta(days=1))
    (answer,) = answers(given)
    assert (answer.outcome, answer.findings) == (Outcome.CLEAR, ()), answer.reason


@pytest.mark.parametrize("check_id", CHECKS)
def test_not_checked_where_nothing_can_be_read(check_id: str) -> None:
    check = CHECKS[check_id]
    (answer,) = answers(context(leaves=CASES[check_id].leaves, checks=(check,)))
    if check.needs:
        assert answer.outcome is Outcome.NOT_CHECKED
        assert "no source gives" in answer.reason


@pytest.mark.parametrize("check_id", [name for name, check in CHECKS.items() if check.needs])
def test_a_missing_source_is_never_a_pass(check_id: str) -> None:
    case = CASES[check_id]
    keys = {one.key for one in case.found + case.clear} | set(case.extra_keys) | set(CHECKS[check_id].needs)
    down = result(keys=keys, health=Health.MISSING, reason="timed out")
    (answer,) = answers(context(down, leaves=case.leaves, checks=(CHECKS[check_id],)))
    assert answer.outcome is Outcome.NOT_CHECKED
    assert "timed out" in answer.reason


def test_a_planted_key_counts_while_another_folder_cannot_be_read() -> None:
    key = fact("code.secret", text="stripe key", file="a.py", rule="stripe key")
    down = result(name="other", keys=("code.secret",), health=Health.MISSING, reason="no such folder")
    (answer,) = answers(context(result(key), down, checks=(CHECKS["secret_in_code"],)))
    assert answer.outcome is Outcome.FOUND
    assert "no such folder" in answer.reason


def test_a_check_can_be_switched_off_and_says_where() -> None:
    facts = CASES["no_ci"].found
    off = context(result(*facts), leaves={"checks.no_ci.off": "yes"}, checks=(CHECKS["no_ci"],))
    (answer,) = answers(off)
    assert answer.outcome is Outcome.NOT_CHECKED
    assert answer.reason == "switched off in config/targets.yaml:1"


def test_findings_stand_worst_first_and_what_was_not_checked_is_said_in_words() -> None:
    both = (CHECKS["cors_permissive"], CHECKS["secret_in_code"], CHECKS["bucket_public"])
    facts = CASES["cors_permissive"].found + CASES["secret_in_code"].found
    blocks = list(findings(context(result(*facts), checks=both), "security"))
    assert [block.check for block in blocks if isinstance(block, Finding)] == [
        "secret_in_code",
        "cors_permissive",
    ]
    assert isinstance(blocks[-1], Text)
    assert blocks[-1].text.startswith("Not checked: ")


def test_identity_does_not_hang_on_prose_or_numbers() -> None:
    one, other = (
        answers(asked("work_unbilled", [fact("client.work", worth, client="C", billed="no")]))[0].findings[0]
        for worth in ("80", "95")
    )
    assert one.id == other.id
    assert one.detail != other.detail


def test_a_bill_that_is_not_known_is_no_unbilled_client() -> None:
    facts = [fact("client", text="C", client="C"), fact("client.hosting", "9", unit="USD/month", client="C")]
    unread = fact("client.billed", text="?", unit="text", client="C")
    assert not CHECKS["client_unbilled"].ask(context(result(*facts, unread))).findings
