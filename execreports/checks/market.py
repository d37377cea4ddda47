"""Whether customers can find us."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.checks.scope import entities, limit
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import day, iso_date, plural


@check(
    "channel_blocked",
    area="market",
    severity=Severity.HIGH,
    title="Channels that are not blocked",
    remedy="Remove what blocks the channel",
    done_when="the channel is recorded as planned or live",
    effort_days="1",
    needs=("channel",),
)
def channel_blocked(context: Context) -> Iterator[Hit]:
    """A channel could be used and something stands in the way."""
    for channel in context.facts("channel"):
        if channel.text == "blocked":
            name = channel.label("channel")
            yield Hit(channel.entity, name, f"channel {name} is blocked", facts=(channel,), certain=True)


@check(
    "no_paid_or_free_channel",
    area="market",
    severity=Severity.HIGH,
    title="At least one channel that is live",
    remedy="Bring one channel live",
    done_when="one channel is recorded as live",
    effort_days="2",
    needs=("channel",),
)
def no_live_channel(context: Context) -> Iterator[Hit]:
    """Customers have no way to find the entity at all."""
    for entity in entities(context, "no_paid_or_free_channel", "channel"):
        known = context.facts("channel", entity=entity)
        if known and not any(channel.text == "live" for channel in known):
            told = f"{plural(len(known), 'channel')} known, none live."
            yield Hit(entity, "channels", "no channel is live", told, facts=known)


@check(
    "local_search_basics",
    area="market",
    severity=Severity.MEDIUM,
    title="What local search needs of a site",
    remedy="Add what local search needs: business markup, sitemap, address",
    done_when="business markup, sitemap and address are on the site",
    effort_days="1",
    needs=("site.feature",),
)
def local_search_basics(context: Context) -> Iterator[Hit]:
    """Search engines cannot tell where the business is."""
    for entity in entities(context, "local_search_basics", "site.feature"):
        lacking = tuple(
            fact for feature in ("local_business", "sitemap", "address")
            for fact in context.facts("site.feature", entity=entity, feature=feature) if fact.text == "absent"
        )  # fmt: skip
        if lacking:
            told = f"Absent: {', '.join(fact.label('feature').replace('_', ' ') for fact in lacking)}."
            yield Hit(entity, "local search", "the site lacks what local search needs", told, facts=lacking)


@check(
    "list_gone_cold",
    area="market",
    severity=Severity.MEDIUM,
    title="Lists that hear from us",
    remedy="Write to the list before it forgets who we are",
    done_when="a mailing within the limit is recorded",
    effort_days="1",
    needs=("list.size", "list.mailing"),
)
def list_gone_cold(context: Context) -> Iterator[Hit]:
    """A list was mailed once and not since."""
    most = limit(context, "list_gone_cold", "days", "90")
    for size in context.facts("list.size"):
        mailings = context.facts("list.mailing", list=size.label("list"))
        days = [when for fact in mailings if (when := iso_date(fact.label("date")))]
        if days and (context.now.date() - max(days)).days > most:
            told = f"Last mailing {day(max(days))}."
            yield Hit(
                size.entity, size.label("list"), "the list has gone cold", told, facts=(size, *mailings)
            )
