"""What visitors of a site miss."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.checks.scope import entities, grouped
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.findings import Severity
from execreports.text import plural


@check(
    "no_analytics",
    area="ux",
    severity=Severity.MEDIUM,
    title="Analytics on every site",
    remedy="Put analytics on the site",
    done_when="every page loads the analytics script",
    effort_days="0.5",
    needs=("site.feature",),
)
def no_analytics(context: Context) -> Iterator[Hit]:
    """Nobody can tell what visitors do."""
    for fact in lacking(context, "no_analytics", "analytics"):
        yield Hit(fact.entity, "analytics", "no analytics on the site", facts=(fact,))


@check(
    "no_availability_calendar",
    area="ux",
    severity=Severity.HIGH,
    title="A calendar that shows free days",
    remedy="Show an availability calendar on the booking page",
    done_when="the site shows free and busy days",
    effort_days="3",
    needs=("site.feature",),
)
def no_availability_calendar(context: Context) -> Iterator[Hit]:
    """Visitors cannot see which days are free."""
    for fact in lacking(context, "no_availability_calendar", "availability_calendar"):
        yield Hit(fact.entity, "availability calendar", "no availability calendar on the site", facts=(fact,))


@check(
    "copy_outdated",
    area="ux",
    severity=Severity.LOW,
    title="Copy of this year",
    remedy="Bring the site's copy up to date",
    done_when="the site carries the current year",
    effort_days="0.5",
    needs=("site.feature",),
)
def copy_outdated(context: Context) -> Iterator[Hit]:
    """The site says that nobody looked after it."""
    for fact in lacking(context, "copy_outdated", "copyright_current"):
        yield Hit(fact.entity, "copy", "the site's copy is outdated", facts=(fact,))


@check(
    "page_without_description",
    area="ux",
    severity=Severity.LOW,
    title="Pages that describe themselves",
    remedy="Write a description for every page",
    done_when="every page has a description",
    effort_days="0.5",
    needs=("site.page",),
    due=60,
)
def page_without_description(context: Context) -> Iterator[Hit]:
    """Search results show whatever they find."""
    for (entity,), pages in grouped(context.facts("site.page", description="")).items():
        told = f"{plural(len(pages), 'page')}: {', '.join(page.text for page in pages[:5])}."
        yield Hit(entity, "descriptions", "pages without a description", told, facts=pages, certain=True)


@check(
    "contact_missing",
    area="ux",
    severity=Severity.MEDIUM,
    title="A phone number on the site",
    remedy="Put a phone number on every page",
    done_when="the site shows a phone number",
    effort_days="0.25",
    needs=("site.feature",),
)
def contact_missing(context: Context) -> Iterator[Hit]:
    """Somebody ready to book cannot call."""
    for fact in lacking(context, "contact_missing", "phone"):
        yield Hit(fact.entity, "phone", "no phone number on the site", facts=(fact,))


def lacking(context: Context, check_id: str, feature: str) -> Iterator[Fact]:
    """The facts that say a feature is absent, of the entities the check is about."""
    for entity in entities(context, check_id, "site.feature"):
        yield from (
            fact
            for fact in context.facts("site.feature", entity=entity, feature=feature)
            if fact.text == "absent"
        )
