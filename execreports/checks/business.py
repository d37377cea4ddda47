"""What keeps a company from earning: the shortfalls an owner has to know about."""

from collections.abc import Iterator

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.checks.scope import entities, grouped, limit
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.model.quantity import total
from execreports.text import day, money, plural

OPEN_STAGES = {"enquiry", "quoted"}


@check(
    "pipeline_empty",
    area="business",
    severity=Severity.CRITICAL,
    title="Open enquiries in the sales pipeline",
    remedy="Fill the sales pipeline: call back past enquiries and publish one offer",
    done_when="at least one open enquiry is recorded with a date",
    effort_days="2",
    needs=("pipeline.lead",),
)
def pipeline_empty(context: Context) -> Iterator[Hit]:
    """No enquiry is open."""
    for entity in entities(context, "pipeline_empty", "pipeline.lead"):
        leads = context.facts("pipeline.lead", entity=entity)
        if not any(lead.label("stage") in OPEN_STAGES for lead in leads):
            closed = (
                f"{plural(len(leads), 'enquiry')} on record, all closed" if leads else "no enquiry on record"
            )
            yield Hit(entity, "pipeline", "the sales pipeline is empty", f"{closed}.", facts=leads[-3:])


@check(
    "ota_no_listing",
    area="business",
    severity=Severity.HIGH,
    title="Listings on booking platforms",
    remedy="List on the first booking platform of the sequence",
    done_when="one booking platform is recorded as live",
    effort_days="2",
    needs=("channel",),
)
def ota_no_listing(context: Context) -> Iterator[Hit]:
    """Not a single booking platform carries an offer."""
    for entity in entities(context, "ota_no_listing", "channel"):
        platforms = context.facts("channel", entity=entity, type="ota")
        if not any(platform.text == "live" for platform in platforms):
            known = f"{plural(len(platforms), 'platform')} known, none live." if platforms else ""
            yield Hit(entity, "ota", "no listing on any booking platform", known, facts=platforms)


@check(
    "revenue_untracked",
    area="business",
    severity=Severity.CRITICAL,
    title="Revenue recorded in the books",
    remedy="Record revenue by month in the books",
    done_when="the books hold a revenue entry for the current quarter",
    effort_days="1",
    needs=("revenue", "booking"),
)
def revenue_untracked(context: Context) -> Iterator[Hit]:
    """Something is sold, and no revenue is recorded."""
    for entity in entities(context, "revenue_untracked", "booking"):
        sold = context.facts("booking", entity=entity)
        if sold and not context.facts("revenue", entity=entity):
            told = f"{plural(len(sold), 'sale')} on record, no revenue entry."
            yield Hit(entity, "revenue", "revenue is not tracked", told, facts=sold[-3:])


@check(
    "equity_unsigned",
    area="business",
    severity=Severity.CRITICAL,
    title="Signed agreements behind promised shares",
    remedy="Put the promised share into a signed agreement",
    done_when="the agreement is recorded with a signing date",
    effort_days="3",
    needs=("agreement",),
)
def equity_unsigned(context: Context) -> Iterator[Hit]:
    """A share was promised and nothing is signed."""
    for promise in context.facts("agreement"):
        if not promise.label("signed"):
            since = f"Promised {day(promise.label('promised'))}." if promise.label("promised") else ""
            partner = promise.label("partner")
            yield Hit(
                promise.entity, partner, f"equity promised to {partner} without a signed agreement", since,
                facts=(promise,), certain=True,
            )  # fmt: skip


@check(
    "billing_model_missing",
    area="business",
    severity=Severity.HIGH,
    title="A billing model for client work",
    remedy="Decide on a billing model and write it down",
    done_when="a billing model with a plan and a price is recorded",
    effort_days="2",
    needs=("billing.model", "client"),
)
def billing_model_missing(context: Context) -> Iterator[Hit]:
    """There are clients, and nobody wrote down how they pay."""
    for entity in entities(context, "billing_model_missing", "client"):
        if not context.facts("billing.model", entity=entity):
            yield Hit(entity, "billing model", "no billing model for its clients")


@check(
    "work_unbilled",
    area="business",
    severity=Severity.HIGH,
    title="Work done and not billed",
    remedy="Bill the finished client work",
    done_when="no finished work is recorded as unbilled",
    effort_days="1",
    needs=("client.work",),
)
def work_unbilled(context: Context) -> Iterator[Hit]:
    """Work for clients was done and never billed."""
    for (entity,), work in grouped(context.facts("client.work", billed="no")).items():
        worth = money(total(fact.interval for fact in work), context.currency)
        told = f"{plural(len(work), 'entry')} worth {worth}."
        yield Hit(
            entity, "unbilled work", "client work is done and not billed", told, facts=work, certain=True
        )


@check(
    "funnel_no_checkout",
    area="business",
    severity=Severity.CRITICAL,
    title="A cart and a checkout on the site that sells",
    remedy="Add a cart and a checkout to the booking site",
    done_when="the site has a page with a cart or a checkout",
    effort_days="5",
    needs=("site.feature",),
)
def funnel_no_checkout(context: Context) -> Iterator[Hit]:
    """A site that should sell lets nobody pay."""
    for entity in entities(context, "funnel_no_checkout", "site.feature"):
        steps = [
            fact
            for feature in ("cart", "checkout")
            for fact in context.facts("site.feature", entity=entity, feature=feature)
        ]
        if steps and all(step.text == "absent" for step in steps):
            yield Hit(
                entity, "checkout", "the booking funnel has no cart and no checkout", facts=tuple(steps)
            )


@check(
    "list_never_mailed",
    area="business",
    severity=Severity.HIGH,
    title="Mailing lists that are used",
    remedy="Send the first mailing to the list",
    done_when="a mailing to the list is recorded with its date",
    effort_days="2",
    needs=("list.size", "list.mailing"),
)
def list_never_mailed(context: Context) -> Iterator[Hit]:
    """People asked to hear from us and never did."""
    least = limit(context, "list_never_mailed", "least", "1")
    for size in context.facts("list.size"):
        name = size.label("list")
        if not size.interval.high:
            raise NotCheckedError(f"nobody is on the list {name}".rstrip())
        if size.interval.high >= least and not context.facts("list.mailing", list=name):
            people = plural(int(size.interval.high), "person").replace("persons", "people")
            yield Hit(size.entity, name or "list", f"a list of {people} was never mailed", facts=(size,))
