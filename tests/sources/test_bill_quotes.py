"""Every line that went into a bill's figure is in its address; the quote shows the cost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from execreports.renderers.addresses import spanned
from execreports.sources.bill_quotes import MOST_RUNS, spans
from execreports.sources.billing import Billing
from execreports.testing.reaches import reach_at

HEAD = "identity/LineItemId,lineItem/UsageAccountId,lineItem/UsageStartDate,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/ResourceId,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost\n"


def row(day: int, resource: str, cost: str) -> str:
    start = f"2026-04-{day:02d}T00:00:00Z"
    return (
        f"{'x' * 90},1,{start},2026-04-01T00:00:00Z,Usage,AWSELB,LoadBalancerUsage,{resource},24,USD,{cost}\n"
    )


def test_a_figures_address_names_every_line_that_was_added(tmp_path: Path) -> None:
    text = (
        HEAD
        + row(1, "lb-2", "9")
        + "".join(row(day, "lb-1", "0.54") for day in range(1, 31))
        + row(2, "lb-2", "9")
    )
    (tmp_path / "cur.csv").write_text(text)
    source = Billing.model_validate({"name": "aws", "path": "*.csv"})
    found = {
        fact.label("resource"): fact.origin
        for fact in source.read(reach_at(tmp_path))
        if fact.key == "cloud.usage"
    }
    assert found["lb-1"].locator == "cur.csv:3-32"
    assert found["lb-2"].locator == "cur.csv:2,33"
    assert found["lb-1"].quote == (
        "lineItem/UnblendedCost=0.54, lineItem/ProductCode=AWSELB, lineItem/UsageType=LoadBalancerUsage"
    )


@given(st.sets(st.integers(1, 300), min_size=1).map(tuple))
def test_runs_name_exactly_the_lines_or_say_that_they_lie_between(lines: tuple[int, ...]) -> None:
    place, between = spans(lines)
    named = [line for first, last in spanned(place) for line in range(first, last + 1)]
    if between:
        assert len(sorted(lines)) > MOST_RUNS
        assert (named[0], named[-1], f"({len(lines)} lines between) ") == (min(lines), max(lines), between)
    else:
        assert named == sorted(lines)
