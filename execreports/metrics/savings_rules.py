"""The savings rules: which line of a bill pays for something that can go, and how to take it back.

Shares are the differences between list prices of the two ways to run the same thing; `cloud.savings.<rule>` overrides.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

PREVIOUS = r"(?:t1|t2|m1|m2|m3|m4|c1|c3|c4|r3|r4|i2|g2|d2)"
RUNNING = r"(?:BoxUsage|InstanceUsage|Multi-AZUsage)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `usage` and `service` are looked for in the line; `share` of its cost goes away.

    `traffic` names the lines of the same resource whose quantity shows that it is used; at or below
    `busy` it is idle. `hours`: the line's quantity must be at least that. `named`: only resources holding
    one of the words count (`words` below the rule's config path replace them).
    """

    id: str
    what: str
    usage: str
    share: Decimal
    undo: str
    effort_days: Decimal
    service: str = ""
    least: Decimal = Decimal(0)
    traffic: str = ""
    busy_option: str = ""
    busy: Decimal = Decimal(0)
    hours: Decimal = Decimal(0)
    named: tuple[str, ...] | None = None
    excluded: str = ""
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.usage, re.IGNORECASE))

    def about(self, service: str, usage_type: str) -> bool:
        """Whether a bill line of that service and usage type is the rule's business."""
        if self.excluded and re.search(self.excluded, usage_type, re.IGNORECASE):
            return False
        wanted = not self.service or re.search(self.service, service, re.IGNORECASE)
        return bool(wanted and self.pattern.search(usage_type))


def _rule(id: str, what: str, usage: str, share: str, undo: str, **more: object) -> Rule:  # noqa: A002 - as in Rule
    """One line of the table below; effort is a quarter of a day unless said."""
    effort = Decimal(str(more.pop("effort", "0.25")))
    decimals = {name: Decimal(str(more.pop(name))) for name in ("least", "busy", "hours") if name in more}
    return Rule(id, what, usage, Decimal(share), undo, effort, **decimals, **more)  # type: ignore[arg-type]  # the rest are words


RULES: tuple[Rule, ...] = (
    _rule(
        "extended_support", "Upgrade the engine that is billed for extended support", r"ExtendedSupport", "1",
        "restore the snapshot taken before the upgrade", effort=3,
    ),
    _rule(
        "idle_ip", "Release the public IPv4 address that nothing uses", r"IdleAddress", "1",
        "allocate an address again (it will be another one)",
    ),
    _rule(
        "gp2_volume", "Change the gp2 volume to gp3", r"VolumeUsage\.gp2", "0.2",
        "change the volume type back to gp2",
    ),
    _rule(
        "load_balancer", "Remove the load balancer without traffic", r"LoadBalancerUsage", "1",
        "create it again from the template", traffic=r"LCUUsage|DataProcessing-Bytes", busy_option="busy_lcu",
        busy=1, effort="0.5",
    ),
    _rule(
        "nat_gateway", "Remove the NAT gateway with next to no traffic", r"NatGateway-Hours", "1",
        "create it again and point the route tables at it", traffic=r"NatGateway-Bytes", busy_option="busy_gb",
        busy=10, effort=1,
    ),
    _rule(
        "idle_endpoint", "Remove the VPC endpoint without traffic", r"VpcEndpoint-Hours", "1",
        "create the endpoint again", traffic=r"VpcEndpoint-Bytes", busy_option="busy_gb", busy=1,
    ),
    _rule(
        "unused_secret", "Delete the secret that nothing reads", r"SecretsManager-Secrets|Secrets?$", "1",
        "restore it within its recovery window", service=r"secrets", traffic=r"API-?Requests?",
        busy_option="busy_requests",
    ),
    _rule(
        "unused_key", "Delete the customer key that nothing uses", r"KMS-Keys", "1",
        "cancel the deletion within its waiting period", traffic=r"KMS-Requests", busy_option="busy_requests",
    ),
    _rule(
        "oversized", "Halve the instance that is named as oversized", RUNNING, "0.5",
        "change the size back", named=(), effort="0.5",
    ),
    _rule(
        "always_on_dev", "Stop the development instance outside working hours", RUNNING, "0.65",
        "start it by hand or drop the schedule", named=("dev", "test", "staging"), hours=600, effort="0.5",
    ),
    _rule(
        "previous_generation", "Move the instance to the current generation",
        rf"{RUNNING}:(?:db\.)?{PREVIOUS}\.", "0.1",
        "change the instance type back", effort=1,
    ),
    _rule(
        "old_snapshots", "Delete or archive snapshots older than 90 days", r"SnapshotUsage", "0.75",
        "restore a snapshot from the archive tier (24 to 72 hours)", least=1, effort="0.5",
    ),
    _rule(
        "log_storage", "Set a retention on log groups that keep everything", r"TimedStorage-ByteHrs", "0.8",
        "raise the retention; what has expired is gone", service=r"cloudwatch", least=1,
    ),
    _rule(
        "log_ingestion", "Log less, or into the infrequent access class", r"DataProcessing-Bytes|VendedLog", "0.5",
        "create the log group again in the standard class", service=r"cloudwatch", least=5, effort=1,
    ),
    _rule(
        "s3_standard", "Move cold objects to infrequent access", r"TimedStorage-ByteHrs", "0.45",
        "move them back; a retrieval fee applies", service=r"s3|simple storage", least=5,
        excluded=r"IA|Glacier|INT|GDA",
    ),
    _rule(
        "data_transfer", "Keep traffic between zones inside one zone", r"DataTransfer-Regional-Bytes", "0.5",
        "spread over zones again", least=5, effort=2,
    ),
    _rule(
        "arm_function", "Run the functions on ARM", r"Lambda-GB-Second$", "0.2",
        "set the architecture back", least=5, effort=1,
    ),
)  # fmt: skip
