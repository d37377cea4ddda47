"""How code gets live, and what happens when it should not have."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.checks.scope import limit
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import day, iso_date, plural


@check(
    "no_ci",
    area="development",
    severity=Severity.HIGH,
    title="Checks before code goes live (CI/CD)",
    remedy="Set up CI that compiles and tests before a deploy",
    done_when="a pipeline file is in the repository",
    effort_days="2",
    needs=("practice",),
)
def no_ci(context: Context) -> Iterator[Hit]:
    """Nothing runs between an editor and production."""
    yield from absent(context, "ci", "no CI/CD: nothing checks code before it goes live")


@check(
    "no_staging",
    area="development",
    severity=Severity.MEDIUM,
    title="A staging environment",
    remedy="Set up a staging environment",
    done_when="the template or the pipeline names a staging stage",
    effort_days="2",
    needs=("practice",),
    due=60,
)
def no_staging(context: Context) -> Iterator[Hit]:
    """Customers are the first to run new code."""
    yield from absent(context, "staging", "no staging environment")


@check(
    "no_rollback",
    area="development",
    severity=Severity.HIGH,
    title="A way back after a bad deploy",
    remedy="Write down and try a rollback",
    done_when="a rollback script or procedure is in the repository",
    effort_days="1",
    needs=("practice",),
)
def no_rollback(context: Context) -> Iterator[Hit]:
    """A bad deploy stays until somebody finds the old code."""
    yield from absent(context, "rollback", "no rollback procedure")


@check(
    "no_tests",
    area="development",
    severity=Severity.MEDIUM,
    title="Tests beside the code",
    remedy="Write tests for what must not break",
    done_when="a test file is in the repository",
    effort_days="3",
    needs=("practice",),
    due=60,
)
def no_tests(context: Context) -> Iterator[Hit]:
    """Nobody notices what a change breaks."""
    yield from absent(context, "tests", "no tests")


@check(
    "repository_quiet",
    area="development",
    severity=Severity.LOW,
    title="Repositories somebody works on",
    remedy="Say whether the repository is still worked on",
    done_when="a commit is there, or the repository is archived",
    effort_days="0.25",
    needs=("git.last",),
    due=90,
)
def repository_quiet(context: Context) -> Iterator[Hit]:
    """No commit for a long time."""
    most = limit(context, "repository_quiet", "days", "90")
    for last in context.facts("git.last"):
        when = iso_date(last.text)
        if when and (context.now.date() - when).days > most:
            told = f"Last commit {day(when)}, {plural((context.now.date() - when).days, 'day')} ago."
            yield Hit(
                last.entity, last.label("repo"), "nobody commits any more", told, facts=(last,), certain=True
            )


@check(
    "table_without_backup",
    area="development",
    severity=Severity.MEDIUM,
    title="Tables that can be restored",
    remedy="Switch on point-in-time recovery",
    done_when="the template switches recovery on",
    effort_days="0.25",
    needs=("infra.table",),
)
def table_without_backup(context: Context) -> Iterator[Hit]:
    """What is deleted by mistake is gone."""
    for table in context.facts("infra.table", backup="no"):
        yield Hit(table.entity, table.text, f"table {table.text} has no backup", facts=(table,), certain=True)


def absent(context: Context, practice: str, title: str) -> Iterator[Hit]:
    """One hit per entity that lacks a practice."""
    for fact in context.facts("practice", practice=practice):
        if fact.text == "absent":
            yield Hit(fact.entity, practice, title, facts=(fact,))
