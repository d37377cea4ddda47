"""Where the cloud bill is higher than it has to be."""

from collections.abc import Iterator

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.metrics.cloud_anomaly import anomalies
from execreports.metrics.cloud_cost import cloud_latest
from execreports.metrics.savings import cloud_savings, savings
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import plural, quantity, shown


@check(
    "cloud_savings_open",
    area="cost",
    severity=Severity.MEDIUM,
    title="Savings taken on the cloud bill",
    remedy="Take the savings listed under cost optimisation",
    done_when="the next complete month no longer shows the items",
    effort_days="0.5",
    needs=("cloud.usage",),
)
def cloud_savings_open(context: Context) -> Iterator[Hit]:
    """The newest complete month pays for things nobody needs."""
    items = savings(context)
    if items:
        whole = cloud_savings(context)
        told = f"{plural(len(items), 'item')}, {shown(whole)}."
        yield Hit("", "savings", "the cloud bill holds savings nobody took", told, figures=(whole,))


@check(
    "cloud_over_target",
    area="cost",
    severity=Severity.MEDIUM,
    title="Cloud cost within its target",
    remedy="Bring the cloud bill back under its target",
    done_when="a complete month is at or below the target",
    effort_days="1",
    needs=("cloud.cost",),
)
def cloud_over_target(context: Context) -> Iterator[Hit]:
    """The newest complete month is above what the owner set."""
    target = context.targets.get("checks.cloud_over_target.limit")
    if target is None or target.value is None:
        raise NotCheckedError("no target; set checks.cloud_over_target.limit in targets.yaml")
    latest = cloud_latest(context)
    if latest.high is not None and latest.high > target.value:
        told = f"{shown(latest)}, target {quantity(target.value, latest.unit)}."
        yield Hit(
            "", "cloud target", "the cloud bill is above its target", told, facts=(target,), figures=(latest,)
        )


@check(
    "cloud_anomaly",
    area="cost",
    severity=Severity.MEDIUM,
    title="Services within their own history",
    remedy="Find out why the service costs more than it ever did",
    done_when="the service is back within its history, or the rise is explained",
    effort_days="0.5",
    needs=("cloud.cost",),
)
def cloud_anomaly(context: Context) -> Iterator[Hit]:
    """A service costs clearly more than in its own past months."""
    for odd in anomalies(context):
        told = f"{shown(odd.figure)}; usual is {shown(odd.usual)}."
        yield Hit(
            odd.entity,
            odd.service,
            f"{odd.service} is above its own history",
            told,
            figures=(odd.figure, odd.usual),
        )


@check(
    "log_retention_unset",
    area="cost",
    severity=Severity.LOW,
    title="Logs that expire",
    remedy="Set a retention on the log group",
    done_when="the template names a retention in days",
    effort_days="0.25",
    needs=("infra.log_group",),
)
def log_retention_unset(context: Context) -> Iterator[Hit]:
    """Logs are kept, and paid for, for ever."""
    for group in context.facts("infra.log_group", retention=""):
        yield Hit(
            group.entity, group.text, f"log group {group.text} never expires", facts=(group,), certain=True
        )
