"""Cloud cost: whole months only, one bill per month, savings to the cent, anomalies against own history."""

from dataclasses import replace
from decimal import Decimal

import pytest

from execreports.metrics.bill_months import bill_months
from execreports.metrics.cloud_anomaly import anomalies, anomaly_table
from execreports.metrics.cloud_cost import cloud_cost, cloud_latest, cloud_running, month_table
from execreports.metrics.cloud_services import entity_table, service_table
from execreports.metrics.reconcile import disputes
from execreports.metrics.savings import cloud_savings, savings, savings_table
from execreports.metrics.savings_rules import RULES
from execreports.model.context import Context
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Health, Kind, SourceResult
from execreports.model.quantity import Interval
from execreports.testing.builders import context, fact, result


def bill(month: str, value: str, service: str = "Compute", entity: str = "acme", **labels: str) -> Fact:
    plain = fact(
        "cloud.cost", value, entity=entity, place=f"bill.csv:{month}{service}{labels.get('charge', '')}"
    )
    return replace(plain, labels={"month": month, "service": service, **labels})


def bills(name: str, *facts: Fact) -> SourceResult:
    moved = (replace(one, origin=replace(one.origin, source=name)) for one in facts)
    return result(*moved, name=name, keys=["cloud.cost", "cloud.usage"])


YEAR = [bill(f"2025-{month:02d}", str(40 + month)) for month in range(3, 13)] + [
    bill("2026-01", "60"), bill("2026-02", "50"), bill("2026-03", "84"), bill("2026-04", "70"),
    bill("2026-05", "9", estimated="yes"),
]  # fmt: skip


def test_the_range_is_the_lowest_and_highest_complete_month_of_the_last_twelve() -> None:
    figure = cloud_cost(context(bills("aws", *YEAR)))
    assert figure.interval == Interval(
        Decimal(45), Decimal(84)
    )  # March and April 2025 are too old, May 2026 runs
    assert figure.value is None
    assert figure.kind is Kind.ACTUAL
    assert "bill.csv:2026-03Compute" in [origin.locator for origin in figure.origins]
    assert "bill.csv:2026-05Compute" not in [origin.locator for origin in figure.origins]


def test_the_running_month_is_an_estimate_and_compared_with_nothing() -> None:
    given = context(bills("aws", *YEAR))
    assert cloud_running(given).value == 9
    assert cloud_running(given).kind is Kind.ESTIMATE
    assert cloud_latest(given).value == 70
    assert cloud_latest(given).name == "Cloud cost, Apr 2026"


def test_services_of_one_month_add_up_with_tax_and_credit_shown_apart() -> None:
    facts = [
        bill("2026-04", "60"),
        bill("2026-04", "6", "Tax", charge="tax"),
        bill("2026-04", "-16", "Credit", charge="credit"),
    ]
    table = month_table(context(bills("aws", *facts)))
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Apr 2026", "$50", "tax $6, credit -$16", "final")


def test_two_bills_for_one_month_are_never_added() -> None:
    low = bills("export", bill("2026-04", "71", authority="2"))
    high = bills("invoice", bill("2026-04", "70", authority="1"))
    assert cloud_cost(context(low, high)).interval == Interval.exactly(70)


def test_bills_of_different_accounts_are_added() -> None:
    one = bills("a", bill("2026-04", "71", account="111", authority="1"))
    two = bills("b", bill("2026-04", "29", account="222", authority="2"))
    assert cloud_latest(context(one, two)).value == 100


def test_a_missing_month_and_an_estimated_one_are_said() -> None:
    facts = [bill("2026-01", "60"), bill("2026-03", "84"), bill("2026-04", "70", estimated="yes")]
    figure = cloud_cost(context(bills("aws", *facts)))
    assert figure.interval == Interval(Decimal(60), Decimal(84))
    assert figure.partial == "no bill for Feb 2026; Apr 2026 is still estimated and left out"


def test_not_known_without_a_bill_and_without_a_complete_month() -> None:
    assert cloud_cost(context()).reason == "no source gives cloud.cost"
    gone = result(name="aws", keys=["cloud.cost"], health=Health.MISSING, reason="half a file")
    assert cloud_cost(context(gone)).reason == "aws: half a file"
    only_running = context(bills("aws", bill("2026-05", "9")))
    assert cloud_cost(only_running).reason == "the bills hold no complete month"


def test_one_entity_costs_nothing_in_a_month_that_was_read() -> None:
    given = context(bills("aws", bill("2026-03", "10", entity="acme"), bill("2026-04", "5", entity="other")))
    assert cloud_cost(given, "acme").interval == Interval(Decimal(0), Decimal(10))


def test_services_are_compared_with_the_whole_month_before() -> None:
    facts = [
        bill("2026-03", "10"),
        bill("2026-04", "14"),
        bill("2026-03", "3", "Gone"),
        bill("2026-04", "2", "New"),
    ]
    table = service_table(context(bills("aws", *facts)))
    assert isinstance(table, Table)
    cells = [row.cells for row in table.rows]
    assert cells == [("Compute", "$14", "+$4"), ("New", "$2", "new"), ("Gone", "none", "gone, was $3")]


def test_services_of_two_different_bills_are_not_compared() -> None:
    one, two = bills("a", bill("2026-03", "10", "EC2")), bills("b", bill("2026-04", "14", "AmazonEC2"))
    table = service_table(context(one, two))
    assert isinstance(table, Table)
    assert table.note.startswith("Not compared")
    assert table.rows[0].cells[2] == ""


def test_what_no_rule_gave_to_an_entity_is_unallocated() -> None:
    table = entity_table(context(bills("aws", bill("2026-04", "5", entity=""), bill("2026-04", "9", "Disk"))))
    assert isinstance(table, Table)
    assert [row.cells[:2] for row in table.rows] == [("Acme", "$9"), ("unallocated", "$5")]


HISTORY = [bill(f"2026-0{month}", "10") for month in (1, 2, 3)]


def test_an_anomaly_is_above_the_service_s_own_history() -> None:
    given = context(bills("aws", *HISTORY, bill("2026-04", "40")))
    (found,) = anomalies(given)
    assert (found.service, found.entity) == ("Compute", "acme")
    assert found.excess.value == 30
    assert isinstance(anomaly_table(given), Table)


@pytest.mark.parametrize("newest", ["14", "15", "9"])
def test_no_anomaly_within_history_or_below_the_least_amount(newest: str) -> None:
    given = context(bills("aws", *HISTORY, bill("2026-04", newest)))
    assert anomalies(given) == ()
    assert isinstance(anomaly_table(given), Text)


def test_thresholds_of_an_anomaly_are_declared() -> None:
    leaves = {"cloud.anomaly.factor": "1.1", "cloud.anomaly.least": "2"}
    assert anomalies(context(bills("aws", *HISTORY, bill("2026-04", "14")), leaves=leaves))


def test_a_short_history_says_nothing() -> None:
    assert anomalies(context(bills("aws", HISTORY[0], bill("2026-02", "99"), bill("2026-04", "99")))) == ()


def line(
    usage_type: str,
    value: str,
    quantity: str = "1",
    resource: str = "",
    service: str = "AmazonEC2",
    month: str = "2026-04",
) -> Fact:
    return fact(
        "cloud.usage",
        value,
        place=f"cur.csv:{usage_type}{resource}",
        month=month,
        service=service,
        usage_type=usage_type,
        quantity=quantity,
        resource=resource,
    )


def of(*lines: Fact, leaves: dict[str, str | int] | None = None) -> Context:
    return context(bills("cur", *lines), leaves=leaves)


FOUND = [
    ("gp2_volume", [line("USW2-EBS:VolumeUsage.gp2", "12.50", resource="vol-1")], "2.50"),
    ("idle_ip", [line("USW2-PublicIPv4:IdleAddress", "3.60", resource="eip-1")], "3.60"),
    ("load_balancer", [line("LoadBalancerUsage", "16.20", resource="lb-1"), line("LCUUsage", "0.01", "0.2", "lb-1")], "16.20"),
    ("nat_gateway", [line("USW2-NatGateway-Hours", "32.40", resource="nat-1"), line("USW2-NatGateway-Bytes", "0.10", "2", "nat-1")], "32.40"),
    ("idle_endpoint", [line("VpcEndpoint-Hours", "7.20", resource="vpce-1")], "7.20"),
    ("unused_secret", [line("USW2-AWSSecretsManager-Secrets", "0.80", service="AWSSecretsManager", resource="old-key")], "0.80"),
    ("unused_key", [line("us-west-2-KMS-Keys", "1.00", service="awskms", resource="key-1")], "1.00"),
    ("extended_support", [line("USW2-ExtendedSupport:Yr1-Yr2:MySQL5.7", "72", service="AmazonRDS")], "72.00"),
    ("previous_generation", [line("BoxUsage:t2.micro", "8.40", "720", "i-1")], "0.84"),
    ("old_snapshots", [line("EBS:SnapshotUsage", "4", resource="snap-1")], "3.00"),
    ("log_storage", [line("TimedStorage-ByteHrs", "2", service="AmazonCloudWatch")], "1.60"),
    ("log_ingestion", [line("USW2-DataProcessing-Bytes", "6", service="AmazonCloudWatch")], "3.00"),
    ("s3_standard", [line("TimedStorage-ByteHrs", "10", service="AmazonS3", resource="bucket")], "4.50"),
    ("always_on_dev", [line("BoxUsage:t3.small", "15.18", "730", "app-dev-1")], "9.87"),
    ("data_transfer", [line("DataTransfer-Regional-Bytes", "8")], "4.00"),
    ("arm_function", [line("Lambda-GB-Second", "9", service="AWSLambda")], "1.80"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "lines", "saved"), FOUND, ids=[rule for rule, _, _ in FOUND])
def test_each_rule_finds_its_line_to_the_cent(rule: str, lines: list[Fact], saved: str) -> None:
    (item,) = savings(of(*lines))
    assert (item.rule, f"{item.figure.value:.2f}") == (rule, saved)
    assert item.undo
    assert item.figure.origins


def test_a_named_instance_is_oversized_only_where_the_owner_says_so() -> None:
    lines = [line("BoxUsage:m5.4xlarge", "560", "730", "i-db")]
    assert savings(of(*lines)) == ()
    (item,) = savings(of(*lines, leaves={"cloud.savings.oversized.words.0": "i-db"}))
    assert item.rule == "oversized"
    assert item.figure.value == 280


def test_every_rule_is_tested() -> None:
    assert {rule.id for rule in RULES} == {rule for rule, _, _ in FOUND} | {"oversized"}


BUSY = [
    [line("LoadBalancerUsage", "16.20", resource="lb-1"), line("LCUUsage", "9", "300", "lb-1")],
    [line("NatGateway-Hours", "32", resource="nat-1"), line("NatGateway-Bytes", "9", "200", "nat-1")],
    [line("AWSSecretsManager-Secrets", "0.80", service="AWSSecretsManager"), line("AWSSecretsManagerAPIRequest", "0.01", "90", service="AWSSecretsManager")],
    [line("EBS:VolumeUsage.gp3", "12")],
    [line("PublicIPv4:InUseAddress", "3.60")],
    [line("TimedStorage-SIA-ByteHrs", "50", service="AmazonS3")],
    [line("BoxUsage:t3.small", "15.18", "200", "app-dev-1")],
    [line("BoxUsage:t3.small", "15.18", "730", "developers-portal")],
]  # fmt: skip


@pytest.mark.parametrize("lines", BUSY, ids=range(len(BUSY)))
def test_what_is_used_or_current_is_left_alone(lines: list[Fact]) -> None:
    assert savings(of(*lines)) == ()


def test_the_total_is_the_sum_of_the_printed_items() -> None:
    given = of(*(one for _, lines, _ in FOUND[:4] for one in lines))
    table, total = savings_table(given), cloud_savings(given)
    assert isinstance(table, Table)
    assert total.value == sum(item.figure.value or 0 for item in savings(given)) == Decimal("54.70")
    assert [row.figures[0].value for row in table.rows] == [item.figure.value for item in savings(given)]
    assert all(origin.source == "cur" for origin in total.origins)


def test_a_rule_can_be_switched_off_and_its_share_declared() -> None:
    lines = FOUND[0][1]
    assert savings(of(*lines, leaves={"cloud.savings.off.0": "gp2_volume"})) == ()
    (item,) = savings(of(*lines, leaves={"cloud.savings.gp2_volume.share": "0.1"}))
    assert item.figure.value == Decimal("1.25")


def test_only_the_newest_complete_month_is_looked_at() -> None:
    old = line("EBS:VolumeUsage.gp2", "12", resource="vol-0", month="2026-03")
    running = line("EBS:VolumeUsage.gp2", "12", resource="vol-2", month="2026-05")
    (item,) = savings(of(old, *FOUND[0][1], running))
    assert item.where == "vol-1"


def test_no_line_detail_is_not_known_and_nothing_found_is_zero() -> None:
    assert cloud_savings(context()).reason == "no source gives cloud.usage"
    figure = cloud_savings(of(line("EBS:VolumeUsage.gp3", "12")))
    assert figure.value == 0
    assert figure.origins


def test_months_keep_their_standing() -> None:
    standing = {one.month: (one.running, one.complete) for one in bill_months(context(bills("aws", *YEAR)))}
    assert standing["2026-05"] == (True, False)
    assert standing["2026-04"] == (False, True)


def test_entities_are_read_out_of_the_bill_that_knows_them() -> None:
    months_ = bills("summary", bill("2026-03", "10", entity=""), bill("2026-04", "14", entity=""))
    tagged = bills("detail", bill("2026-04", "9"), bill("2026-04", "5", "Disk", entity=""))
    table = entity_table(context(months_, tagged))
    assert isinstance(table, Table)
    assert [row.cells[:2] for row in table.rows] == [("Acme", "$9"), ("unallocated", "$5")]


def test_a_resource_is_printed_without_its_account() -> None:
    long = "arn:aws:ec2:us-west-2:111122223333:elastic-ip/eip-1"
    table = savings_table(of(line("USW2-PublicIPv4:IdleAddress", "3.60", resource=long)))
    assert isinstance(table, Table)
    assert table.rows[0].cells[1] == "elastic-ip/eip-1"


def test_two_bills_that_say_different_things_about_a_month_are_a_dispute() -> None:
    one, two = (
        bills("invoice", bill("2026-04", "70", authority="1")),
        bills("export", bill("2026-04", "77", authority="2")),
    )
    (found,) = disputes(context(one, two))
    assert (found.told, found.told_other) == ("$70 (invoice)", "$77 (export)")
    assert cloud_latest(context(one, two)).value == 70


def test_bills_that_agree_or_are_of_other_accounts_or_still_run_are_none() -> None:
    same = bills("a", bill("2026-04", "70")), bills("b", bill("2026-04", "70.30"))
    apart = bills("a", bill("2026-04", "70", account="1")), bills("b", bill("2026-04", "7", account="2"))
    running = bills("a", bill("2026-05", "70")), bills("b", bill("2026-05", "7"))
    assert [disputes(context(*pair)) for pair in (same, apart, running)] == [(), (), ()]


def test_two_bills_of_a_month_that_is_over_disagree_though_neither_is_final() -> None:
    pair = [
        bills(name, bill("2026-04", cost, estimated="yes", account="1"))
        for name, cost in (("a", "18"), ("b", "27"))
    ]
    assert [one.told for one in disputes(context(*pair))] == ["$18 (a)"]


def test_a_bill_in_the_portfolios_currency_is_used_before_one_that_cannot_be_converted() -> None:
    euros = bills("focus", replace(bill("2026-04", "35", authority="1"), unit="EUR"))
    dollars = bills("ce", bill("2026-04", "33"))
    figure = cloud_cost(context(euros, dollars))
    assert figure.interval == Interval.exactly(33)
    assert figure.partial == "focus bills in EUR: not used"
    assert cloud_cost(context(euros, dollars, leaves={"exchange.EUR": 2})).interval == Interval.exactly(70)
    assert not cloud_cost(context(euros)).known


def test_a_bill_whose_own_total_says_something_else_is_not_the_whole_cost() -> None:
    said = replace(
        bills("ce", bill("2026-04", "33")),
        problems=("ce.csv:2: adds up to 33, the file's own total says 43",),
    )
    figure = cloud_cost(context(said))
    assert figure.interval == Interval.exactly(33)
    assert "own total says 43" in figure.partial


def test_savings_are_not_known_where_no_line_can_be_judged() -> None:
    services = replace(line("", "5"), labels={"month": "2026-04", "service": "AmazonEC2"})
    assert cloud_savings(of(services)).reason == "no bill holds line detail of a complete month"
    euros = replace(line("BoxUsage:t3.micro", "5"), unit="EUR")
    assert not cloud_savings(of(euros)).known
    assert cloud_savings(of(line("BoxUsage:t3.micro", "5"))).value == 0
