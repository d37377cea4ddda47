"""Header and address attacks: at least 300 refused before the wire, at least 100 odd but valid mails accepted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from execreports.deliver import deliver
from execreports.embedded.server import Standin
from execreports.embedded.ses import SesRoutes, SesState
from execreports.model.mail import Draft, Message, SendState
from execreports.record import SqliteLedger
from execreports.retry import ONCE
from execreports.testing.mails import Ticking, a_draft, a_message
from execreports.testing.wire import Faulty
from execreports.transports import addresses, hygiene
from execreports.transports.ses import DUMMY, Ses, sending_client

BREAKS = {
    "CR": "\r", "LF": "\n", "CRLF": "\r\n", "NUL": "\x00", "LS": "\u2028", "PS": "\u2029", "NEL": "\x85", "VT": "\x0b",
    "FF": "\x0c", "FS": "\x1c", "ESC": "\x1b", "DEL": "\x7f", "TAB": "\t", "fold": "\r\n ", "C1": "\x9b", "ZWSP": "\u200b",
    "RLO": "\u202e", "BOM": "\ufeff", "surrogate": "\ud800",
}  # fmt: skip
SPOTS = ("Bcc: evil@example.org", "evil@example.org", "")
"""What an attacker writes behind a break."""

HOSTILE_ADDRESSES = [
    "", " ", "owner", "@example.com", "owner@", "owner@@example.com", "a@b@example.com", "owner@example",
    "owner@localhost", "owner@127.0.0.1", "owner@[127.0.0.1]", "owner@[IPv6:::1]", "owner@example..com",
    "owner@.example.com", "owner@example.com.", "owner@-example.com", "owner@example-.com", "owner@exa_mple.com",
    "owner@example.c", "owner@example.123", ".owner@example.com", "owner.@example.com", "ow..ner@example.com",
    "owner@example.com,evil@example.org", "owner@example.com, evil@example.org", "owner@example.com;evil@example.org",
    "owner@example.com evil@example.org", "<owner@example.com>,<evil@example.org>", "owner@example.com>",
    "<owner@example.com", "<<owner@example.com>>", "Owner <owner@example.com> <evil@example.org>",
    "Owner <owner@example.com>, evil@example.org", "owner@example.com <evil@example.org>",
    "Owner, Evil <owner@example.com>", "Owner (evil) <owner@example.com>", "owner@example.com (comment)",
    "(comment)owner@example.com", "team: owner@example.com, evil@example.org;", "undisclosed-recipients:;",
    "team:owner@example.com;", '"quoted local"@example.com', '"a@b"@example.com', '"owner@example.com',
    '"Ow"ner" <owner@example.com>', '"Own\\"er" <owner@example.com>', '"Owner" "Evil" <owner@example.com>',
    "owner @example.com", "owner@ example.com", " owner@example.com", "owner@example.com ", "ow ner@example.com",
    "öwner@example.com", "owner@exämple.com", "owner@例え.jp", "owner@xn--\u00fc.com", "Öwner <owner@example.com>",
    "owner＠example.com", "owner@example。com", "a" * 65 + "@example.com", "owner@" + "a" * 64 + ".com",
    "owner@" + ".".join(["a" * 60] * 5) + ".com", "owner@xn--a.com", "owner@xn--99999999999.com",
    "mailto:owner@example.com", "owner@example.com?bcc=evil@example.org", "owner%evil.org@", "owner@exam ple.com",
    "owner@example.com\\nBcc:x", "owner@example.com/path", "http://owner@example.com", "owner@example.com:25",
    "=?utf-8?q?owner=0d=0aBcc=3aevil=40example=2eorg?= <owner@example.com>",
    "=?utf-8?b?T3duZXINCkJjYzogZXZpbEBleGFtcGxlLm9yZw==?= <owner@example.com>",
    "=?utf-8?q?evil=40example=2eorg=2c?= <owner@example.com>", "=?utf-8?q?a=3cb=3e?= <owner@example.com>",
    "=?nonsense?q?owner?= <owner@example.com>", "=?utf-8?b?!!!?= <owner@example.com>", "x" * 201 + " <owner@example.com>",
    "<>", "<@example.com>", "<@relay.example.org:owner@example.com>", "owner!relay@", "Owner<owner@example.com><",
]  # fmt: skip

HOSTILE_HEADERS = [
    ("Bcc", "evil@example.org"), ("bcc", "evil@example.org"), ("BCC", "evil@example.org"), ("Cc", "evil@example.org"),
    ("To", "evil@example.org"), ("From", "evil@example.org"), ("Sender", "evil@example.org"), ("Subject", "other"),
    ("Reply-To", "evil@example.org"), ("Return-Path", "evil@example.org"), ("Date", "now"), ("Message-ID", "<x@y>"),
    ("Received", "from x"), ("Content-Type", "text/html"), ("content-transfer-encoding", "base64"),
    ("MIME-Version", "1.0"), ("DKIM-Signature", "x"), ("Resent-To", "evil@example.org"), ("Resent-Bcc", "e@x.org"),
    ("X-SES-CONFIGURATION-SET", "other"), ("X-SES-MESSAGE-TAGS", "intent=x"), ("Errors-To", "evil@example.org"),
    ("Disposition-Notification-To", "evil@example.org"), ("ARC-Seal", "x"), ("Authentication-Results", "pass"),
    ("Delivered-To", "x"), ("Return-Receipt-To", "x"), ("Content-Disposition", "attachment"),
    ("", "x"), (" ", "x"), ("X Y", "x"), ("X:Y", "x"), ("X-Y:", "x"), (":", "x"), ("X\r\nBcc", "x"), ("X\n", "x"),
    ("X-Ünicode", "x"), ("X_Y", "x"), ("X-" + "y" * 130, "x"), ("-X", "x"), ("X-", "x"), ("X\x00", "x"), ("X\u2028", "x"),
    ("X-Long", "y" * 871), ("X-Empty", ""), ("X-Unicode", "Zürich"), ("X-Sur", "\ud800"), ("auto-submitted", "twice"),
    ("X-Enc", "=?utf-8?q?a=0d=0aBcc=3ab?="), ("X-Enc", "=?utf-8?b?DQpCY2M6IGV2aWw=?="), ("X-Enc", "=?x?q?y?="),
]  # fmt: skip

HOSTILE_TAGS = [
    ("", "x"), ("x", ""), ("a b", "x"), ("x", "a b"), ("x", "a/b"), ("x", "a.b"), ("x", "a@b"), ("x", "ü"), ("x", "a\n"),
    ("x", "\x00"), ("x", "y" * 257), ("y" * 257, "x"), ("ses:x", "y"), ("x", "a=b"), ("x", "a,b"), ("x", "a;b"),
    ("x\r\n", "y"), ("x", "a\u2028"), ("x", "<b>"), ("x", "{{7*7}}"),
]  # fmt: skip


def at(where: str, mailbox: str) -> Draft:
    """A mail with this mailbox in To, Bcc or Reply-To."""
    parts: dict[str, Any] = {where: (mailbox,)}
    return a_draft(**parts)


def hostile() -> Iterator[tuple[str, Draft]]:
    """Every attack, with a name."""
    for name, mark in BREAKS.items():
        for spot in SPOTS:
            for where in ("to", "bcc", "reply_to"):
                yield f"{where} {name} {spot}", at(where, f"owner@example.com{mark}{spot}")
                if not spot:
                    yield f"{where} {name} first", at(where, f"{mark}owner@example.com")
                    yield f"{where} {name} name", at(where, f"Own{mark}er <owner@example.com>")
            yield f"sender {name} {spot}", a_draft(sender=f"Reports <reports@example.com>{mark}{spot}")
            yield f"subject {name} {spot}", a_draft(subject=f"Report{mark}{spot}")
            yield f"header {name} {spot}", a_draft(headers=(("X-Note", f"a{mark}{spot}"),))
    for address in HOSTILE_ADDRESSES:
        for where in ("to", "bcc"):
            yield f"{where} {address!r}", at(where, address)
        yield f"sender {address!r}", a_draft(sender=address)
    for header in HOSTILE_HEADERS:
        yield f"header {header!r}", a_draft(headers=(("Auto-Submitted", "auto-generated"), header))
    for tag in HOSTILE_TAGS:
        yield f"tag {tag!r}", a_draft(tags=(tag,))
    many = tuple(f"reader{number}@example.com" for number in range(51))
    yield "51 to", a_draft(to=many)
    yield "51 in all", a_draft(to=many[:25], bcc=many[25:])
    yield "no to", a_draft(to=(), bcc=("archive@example.com",))
    yield "16 headers", a_draft(headers=tuple((f"X-N{number}", "x") for number in range(12)))
    yield "51 tags", a_draft(tags=tuple((f"t{number}", "x") for number in range(51)))
    yield "encoded subject", a_draft(subject="=?utf-8?b?DQpCY2M6IGV2aWw=?=")
    yield "empty subject", a_draft(subject=" ")
    yield "long subject", a_draft(subject="x" * 901)
    yield "too big", a_draft(text="x" * (8 * 1024 * 1024))
    yield "empty body", a_draft(text=" \n")
    yield "NUL in the body", a_draft(text="a\x00b")
    yield "NUL in the HTML", a_draft(html="a\x00b")
    yield "half a character in the body", a_draft(text="a\ud800b")
    yield "bad set", a_draft(configuration_set="a b")
    yield "bad set 2", a_draft(configuration_set="a\r\nb")


VALID_ADDRESSES = [
    "owner@example.com", "o@example.com", "OWNER@EXAMPLE.COM", "owner+reports@example.com", "owner.b.c@example.com",
    "o'brien@example.com", "owner_b@example.com", "owner-b@example.com", "123@example.com", "owner@1example.com",
    "!#$%&'*+/=?^_`{|}~-@example.com", "a" * 64 + "@example.com", "owner@" + "a" * 63 + ".com", "owner@a.b.c.d.example.com",
    "owner@xn--mnchen-3ya.de", "owner@xn--fiqs8s.example.com", "owner@example.museum", "owner@example.co.uk",
    "owner@ex-am-ple.com", "bounced-cheques@example.com", "owner@example.xn--p1ai", "postmaster@example.com",
    "Owner <owner@example.com>", "<owner@example.com>", '"Owner" <owner@example.com>', '"Owner, B." <owner@example.com>',
    '"Owner (ops)" <owner@example.com>', '"a@b" <owner@example.com>', "O. Wner <owner@example.com>", '"" <owner@example.com>',
    "Owner B. C. <owner@example.com>", "O'Wner <owner@example.com>", "Owner <OWNER+x@Example.com>", "1 2 3 <owner@example.com>",
    "=?utf-8?q?=C3=96wner?= <owner@example.com>", "=?utf-8?b?w5Z3bmVy?= <owner@example.com>", "A+B <owner@example.com>",
    "=?iso-8859-1?q?=D6wner?= <owner@example.com>", "Owner/Ops <owner@example.com>", "Owner & Co <owner@example.com>",
]  # fmt: skip
VALID_SUBJECTS = [
    "x", "[CTO] 2 critical, 3 decisions - 5 May", "Zürich – 1 000 €", "日本語の件名", "Отчёт", "emoji 🚢", "a" * 900, "{{7*7}}",
    "<b>not markup</b>", "50% off; drop table", "Re: Re: Fwd:", "Bcc: evil@example.org", "a=?b?=c", "\\r\\n", "%0d%0aBcc:", "'\"`",
    "=HYPERLINK(1)", "trailing space ", "שלום", "a\u00a0b", "ｆｕｌｌ", "é vs e\u0301",
]  # fmt: skip
VALID_HEADERS = [
    ("List-Id", "<reports.example.com>"), ("X-Auto-Response-Suppress", "All"), ("Precedence", "bulk"), ("X-A", "y" * 870),
    ("X-Note", "Bcc: evil@example.org"), ("X-Note", "a=?b"), ("X-Note", "=?utf-8?q?Z=C3=BCrich?="), ("X-1", "1"), ("Y", "z"),
    ("List-Unsubscribe", "<mailto:owner@example.com>"), ("In-Reply-To", "<a@example.com>"), ("References", "<a@example.com>"),
    ("Importance", "high"), ("X-Priority", "1"), ("Organization", "Example, Inc."), ("X-Empty-Ish", "-"), ("Comments", "\\0"),
]  # fmt: skip
VALID_BODIES = [
    "x", "日本語\n", "a\tb\n", "\r\n windows\r\n", "\u2028 in a body is text", "e\u0301", "." * 2000, ".\n", "From me\n", "\x1b[0m",
    "{{7*7}}", "<script>alert(1)</script>", "=3D", "-- \nsignature", "--boundary--", "Bcc: evil@example.org\n\nx", "🚢" * 1000,
    "x" * 5_000_000, "\ufeffbom",
]  # fmt: skip


def valid() -> Iterator[Draft]:
    for address in VALID_ADDRESSES:
        yield a_draft(to=(address,))
        yield a_draft(bcc=(address,), to=("first@example.com",))
    yield from (a_draft(subject=subject) for subject in VALID_SUBJECTS)
    yield from (a_draft(headers=(header,)) for header in VALID_HEADERS)
    yield from (a_draft(text=text) for text in VALID_BODIES)
    yield a_draft(to=tuple(f"reader{number}@example.com" for number in range(50)), bcc=())
    yield a_draft(headers=tuple((f"X-N{number}", "x") for number in range(11)))
    yield a_draft(tags=(("a_b-C", "y" * 256),))


def test_attacks_never_reach_the_wire(tmp_path: Path) -> None:
    attacks = list(hostile())
    assert len(attacks) >= 300
    route = Faulty(SesRoutes(SesState(identities={"example.com": True}), tmp_path / "out", Ticking()), [])
    now = Ticking()
    with Standin((route,)) as standin, SqliteLedger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.database.connection.execute(
            "PRAGMA synchronous = OFF"
        )  # hundreds of commits, none of them at stake
        transport = Ses(sending_client("us-west-2", endpoint=standin.url, access=DUMMY), now)
        for name, draft in attacks:
            row = deliver(draft, transport=transport, ledger=ledger, retry=ONCE, now=now)
            assert row.state is SendState.FAILED, name
            assert row.error, name
            assert row.error.isascii(), name
    assert route.posts == []


def test_odd_but_valid_mails_are_accepted() -> None:
    mails = list(valid())
    assert len(mails) >= 100
    for draft in mails:
        stamped = hygiene.deduplicated(draft.message).stamped(run="r", intent="0" * 32, head="0" * 64)
        assert hygiene.faults(stamped) == [], draft.message.request()


def test_odd_but_valid_mails_arrive(tmp_path: Path) -> None:
    odd = [draft.message for draft in valid() if len(draft.message.text) < 10_000][::4]
    route = Faulty(SesRoutes(SesState(identities={"example.com": True}), tmp_path / "out", Ticking()), [])
    with Standin((route,)) as standin:
        transport = Ses(sending_client("us-west-2", endpoint=standin.url, access=DUMMY), Ticking())
        for message in odd:
            assert transport.send(message).message_id
    assert [json.loads(post.body) for post in route.posts] == [
        json.loads(message.frozen()) for message in odd
    ]


@given(st.text(max_size=80))
def test_whatever_passes_is_one_plain_mailbox(text: str) -> None:
    if addresses.fault(text):
        return
    spec = addresses.spec(text)
    assert spec.isascii()
    assert spec.count("@") == 1
    assert not set(spec) & set('<>,;: "\\()[]\r\n\x00')


@given(st.text(max_size=60), st.sampled_from(list(BREAKS.values())), st.text(max_size=20))
def test_no_break_anywhere_in_a_subject(before: str, mark: str, after: str) -> None:
    message: Message = a_message(subject=f"x{before}{mark}{after}x")
    assert hygiene.faults(message)


def test_every_fault_is_said_at_once() -> None:
    message = a_message(
        to=("bad",), bcc=("worse",), subject="", headers=(("Bcc", "x"),), tags=(("a b", "c"),)
    )
    codes = [fault.code for fault in hygiene.faults(message)]
    assert codes == ["E-SES-331", "E-SES-331", "E-SES-333", "E-SES-334", "E-SES-335"]


def test_a_bcc_never_becomes_a_header() -> None:
    message = a_message(bcc=("archive@example.com",))
    request = message.stamped(run="r", intent="0" * 32, head="0" * 64).request()
    assert request["Destination"] == {
        "ToAddresses": ["owner@example.com"],
        "BccAddresses": ["archive@example.com"],
    }
    assert "archive@example.com" not in json.dumps(request["Content"])
