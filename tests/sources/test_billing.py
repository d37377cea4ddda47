import json
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.sources.base import Reach, Source
from execreports.sources.billing import Billing
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

PIVOT = """\
\ufeff"Service","EC2-Instances($)","S3($)","Tax($)","Total costs($)"
"Service total","30.3","3.000000000000000003","3","36.300000000000000003"
"2026-03-01","10.1","1.000000000000000001","1","12.100000000000000001"
"2026-04-01","20.2","2.000000000000000002","1","23.200000000000000002"
"2026-05-01","","","1","1"
"""
HEAD = (
    "identity/LineItemId,bill/BillingPeriodStartDate,bill/InvoiceId,lineItem/UsageAccountId,lineItem/LineItemType,"
    "lineItem/UsageStartDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation,lineItem/ResourceId,"
    "lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost,resourceTags/user:project\n"
)


def cur(*rows: tuple[str, str, str, str]) -> str:
    """(account, type, cost, project) -> a legacy CUR of April."""
    lines = [
        f"id{n},2026-04-01T00:00:00Z,INV1,{account},{kind},2026-04-02T00:00:00Z,AmazonEC2,BoxUsage,RunInstances,"
        f"i-EXAMPLE{n},24,USD,{cost},{project}\n"
        for n, (account, kind, cost, project) in enumerate(rows)
    ]
    return HEAD + "".join(lines)


def billing(**options: object) -> Billing:
    return Billing.model_validate({"name": "bills", "path": "*.csv"} | options)


def read(root: Path, text: str, source: Billing | None = None) -> tuple[list[Fact], Reach]:
    (root / "a.csv").write_text(text)
    reach = reach_at(root)
    return list((source or billing()).read(reach)), reach


def costs(facts: list[Fact]) -> dict[tuple[str, str], Decimal | None]:
    return {
        (fact.label("month"), fact.label("service")): fact.value for fact in facts if fact.key == "cloud.cost"
    }


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "a.csv").write_text(
            cur(("001122223333", "Usage", "1.5", "bins"), ("1", "Credit", "-0.5", ""))
        )
        return billing(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        (root / "a.csv").write_text("InvoiceSectionName,CostInBillingCurrency,MeterCategory\nx,1,y\n")
        return billing(), reach_at(root)


def test_months_and_services_are_exact_and_point_at_their_line(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, PIVOT)
    found = costs(facts)
    assert found["2026-04", "S3"] == Decimal("2.000000000000000002")
    (line,) = [fact for fact in facts if (fact.label("month"), fact.label("service")) == ("2026-04", "S3")]
    assert line.origin.locator == "a.csv:4"
    assert line.origin.quote.startswith('"2026-04-01","20.2"')
    assert (line.entity, line.unit, line.label("basis")[:9]) == ("unallocated", "USD", "unblended")


def test_the_running_month_is_an_estimate(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, PIVOT)
    kinds = {(fact.label("month"), fact.label("estimated"), fact.kind) for fact in facts}
    assert kinds == {
        ("2026-03", "no", Kind.ACTUAL),
        ("2026-04", "no", Kind.ACTUAL),
        ("2026-05", "yes", Kind.ESTIMATE),
    }


def test_tax_stands_apart(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, PIVOT)
    assert {fact.label("service") for fact in facts if fact.label("charge") == "tax"} == {"Tax"}


def test_a_total_row_that_its_lines_do_not_add_up_to_is_told(tmp_path: Path) -> None:
    _, reach = read(tmp_path, PIVOT.replace('"20.2"', '"25.2"'))
    assert any("total" in problem for problem in reach.problems)


def test_entities_by_account_tag_and_rule_and_the_rest_unallocated(tmp_path: Path) -> None:
    rules = [
        {"account": "001122223333", "entity": "boats"},
        {"tag": "project"},
        {"service": "amazonrds*", "entity": "bins"},
    ]
    text = cur(("001122223333", "Usage", "1", ""), ("9", "Usage", "2", "Bins"), ("9", "Usage", "4", "other"))
    facts, _ = read(tmp_path, text, billing(entities=rules))
    owned = {fact.entity: fact.value for fact in facts if fact.key == "cloud.cost"}
    assert owned == {"boats": Decimal(1), "bins": Decimal(2), "unallocated": Decimal(4)}


def test_an_owner_by_usage_type(tmp_path: Path) -> None:
    text = cur(("9", "Usage", "1", ""), ("9", "Usage", "2", ""), ("9", "Usage", "4", ""))
    text = text.replace("BoxUsage,RunInstances,i-EXAMPLE1", "DataTransfer-Out,RunInstances,i-EXAMPLE1")
    rules = [
        {"usage_type": "*boxusage*", "entity": "boats"},
        {"usage_type": "datatransfer*", "entity": "bins"},
    ]
    facts, _ = read(tmp_path, text, billing(entities=rules))
    found = {fact.entity: fact.value for fact in facts if fact.key == "cloud.cost"}
    assert found == {"boats": Decimal(5), "bins": Decimal(2)}
    assert len({fact.id for fact in facts}) == len(facts)
    plain, _ = read(tmp_path, text)
    assert [fact.value for fact in plain if fact.key == "cloud.cost"] == [Decimal(7)]


def test_account_ids_keep_their_zeros(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, cur(("001122223333", "Usage", "1", "")))
    assert {fact.label("account") for fact in facts} == {"001122223333"}


def test_line_detail_names_resource_and_quantity(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, cur(("1", "Usage", "1.5", "")))
    (line,) = [fact for fact in facts if fact.key == "cloud.usage"]
    assert (line.label("resource"), line.label("usage_type"), line.label("quantity")) == (
        "i-EXAMPLE0",
        "BoxUsage",
        "24",
    )
    assert (line.value, line.label("month"), line.label("estimated")) == (Decimal("1.5"), "2026-04", "no")
    assert line.origin.locator == "a.csv:2"


def test_months_outside_the_window_are_left_out(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, PIVOT, billing(since="2026-04", until="2026-04"))
    assert {fact.label("month") for fact in facts} == {"2026-04"}


def test_the_age_lies_between_the_newest_month_and_its_end(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, cur(("1", "Usage", "1", "")))
    assert facts[0].origin.as_of.date().isoformat() == "2026-05-01"
    running, _ = read(tmp_path, PIVOT)
    assert running[0].origin.as_of.date().isoformat() == "2026-05-05"


def test_two_kinds_of_one_bill_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(cur(("1", "Usage", "1", "")))
    with pytest.raises(SourceBroken, match="count one cost twice"):
        read(tmp_path, PIVOT)


def test_overlapping_downloads_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(PIVOT)
    _, reach = read(tmp_path, PIVOT)
    assert any("2026-04 stands in a.csv too" in problem for problem in reach.problems)


def test_a_foreign_export_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match=r"(?i)azure"):
        read(tmp_path, "InvoiceSectionName,CostInBillingCurrency,MeterCategory,SubscriptionId\nx,1,y,z\n")


def test_one_unreadable_file_is_told_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("nothing,like,a bill\n1,2,3\n")
    facts, reach = read(tmp_path, PIVOT)
    assert costs(facts)["2026-03", "S3"] == Decimal("1.000000000000000001")
    assert any(problem.startswith("b.csv") for problem in reach.problems)


def test_authority_is_kept_for_whoever_has_to_choose(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, PIVOT, billing(authority=2))
    assert {fact.label("authority") for fact in facts} == {"2"}


def test_half_a_bill_is_broken_alone_and_a_labelled_gap_among_others(tmp_path: Path) -> None:
    text = cur(("1", "Usage", "5", ""), ("1", "Credit", "-2", ""))
    half = text.rstrip("\n").rpartition("-2")[0]
    with pytest.raises(SourceBroken, match="half-written"):
        read(tmp_path, half)
    (tmp_path / "b.csv").write_text(text)
    source, reach = billing(path="*.csv"), reach_at(tmp_path)
    assert [fact for fact in source.read(reach) if fact.key == "cloud.cost"]
    assert any("half-written" in problem for problem in reach.problems)


def test_trap_a_pattern_over_the_assemblies_of_a_month_is_refused_and_its_folder_is_read(
    tmp_path: Path,
) -> None:
    period = tmp_path / "bill/costs/20260401-20260501"
    for assembly, cost in (("a1", "100"), ("a2", "6.5")):
        (period / assembly).mkdir(parents=True)
        (period / assembly / "costs-1.csv").write_text(cur(("000000000042", "Usage", cost, "")))
        keys = [f"prefix/costs/20260401-20260501/{assembly}/costs-1.csv"]
        document = {"assemblyId": assembly, "reportName": "costs", "reportKeys": keys}
        text = json.dumps(document | {"billingPeriod": {"start": "20260401T000000.000Z"}})
        for folder in (period / assembly, period):
            (folder / "costs-Manifest.json").write_text(text)
    reach = reach_at(tmp_path)
    for pattern in ("bill/**/*.csv", "bill/**/*Manifest.json"):
        with pytest.raises(SourceBroken) as caught:
            list(billing(path=pattern).read(reach))
        (fault,) = caught.value.faults
        assert (fault.code, fault.place) == ("E-SRC-215", pattern)
        assert "deliveries of 20260401-20260501" in fault.message
        assert "folder" in fault.fix
    assert costs(list(billing(path="bill").read(reach))) == {("2026-04", "AmazonEC2"): Decimal("6.5")}
