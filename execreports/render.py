"""Stage 3, ReportDocument -> Message: the body, the subject and the headers of one mail."""

from execreports.model.document import ReportDocument
from execreports.model.facts import Health
from execreports.model.findings import Severity
from execreports.model.mail import Envelope, Message
from execreports.renderers.depth import BRIEF, Depth
from execreports.renderers.plain import plain
from execreports.renderers.text import SUBJECT, Templates, render_text
from execreports.text import plural

NEWS = ("new", "reopened", "worse", "better", "resolved", "not checked")
"""What of the changes the subject counts, in this order."""


def render(
    document: ReportDocument,
    envelope: Envelope,
    templates: Templates,
    *,
    run: str,
    depths: tuple[Depth, ...] = BRIEF,
) -> Message:
    """The whole mail. ConfigError (E-TPL-601) where a template is wrong."""
    return Message(
        persona=document.persona,
        period=document.period,
        envelope=envelope,
        subject=subject(document, templates),
        text=render_text(document, templates, depths),
        headers=headers(document, envelope, run),
        tags=(("persona", document.persona), ("period", document.period)),
    )


def subject(document: ReportDocument, templates: Templates) -> str:
    """`[CTO] 2 critical, 3 decisions - 5 May`: persona, verdict, day; one line of plain text."""
    template = templates.environment().get_template(SUBJECT)
    day = f"{document.generated_at.day} {document.generated_at:%b}"
    return plain(
        template.render(tag=tag(document.persona), counts=counts(document), day=day, document=document)
    )


def tag(persona: str) -> str:
    """`CTO` for short names, `Yacht delivery` for long ones."""
    return persona.upper() if len(persona) <= 3 else persona.replace("_", " ").capitalize()


def counts(document: ReportDocument) -> str:
    """What the subject says of the page: what changed, critical findings, decisions, sources that gave nothing."""
    critical = sum(finding.severity is Severity.CRITICAL for finding in document.findings)
    missing = sum(result.health is Health.MISSING for result in document.sources)
    parts = ["nothing changed"] if document.quiet else []
    parts += [f"{document.news[word]} {word}" for word in NEWS if document.news.get(word)]
    parts += [f"{critical} critical"] if critical else []
    parts += [plural(len(document.decisions), "decision")] if document.decisions else []
    parts += [f"{plural(missing, 'source')} missing"] if missing else []
    return ", ".join(parts) or "nothing to decide"


def headers(document: ReportDocument, envelope: Envelope, run: str) -> tuple[tuple[str, str], ...]:
    """Headers that stop auto-replies, let a client file the mail, and name run and period."""
    domain = envelope.sender.rpartition("@")[2].strip(" >") or "localhost"
    return (
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "OOF, AutoReply"),
        ("List-Id", f"{plain(document.title)} <{document.persona.replace('_', '-')}.execreports.{domain}>"),
        ("X-ExecReports-Run", run),
        ("X-ExecReports-Period", document.period),
    )
