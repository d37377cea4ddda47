"""Ship Captain Crew: one function behind an HTTP API.

Events are trips. A captain creates them, the crew claims roles, guests sign waivers.
Everybody gets in through a link in an e-mail; there are no passwords.

Table layout (one table, string keys):

    pk             sk                     what
    EVENT#<id>     META                   the trip
    EVENT#<id>     ROLE#<role>            who claimed which role
    EVENT#<id>     CHECK#<nn>             one line of the checklist
    EVENT#<id>     WAIVER#<id>            a signed waiver
    CREW#<email>   META                   a person on the crew list
    LINK#<token>   META                   a link that was sent, with its end
"""

import base64
import hashlib
import hmac
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import boto3
from boto3.dynamodb.conditions import Key

TABLE_NAME = os.environ["TABLE_NAME"]
SES_FROM = os.environ["SES_FROM_ADDRESS"]
SES_REGION = os.environ["SES_REGION"]
APP_URL = os.environ.get("APP_URL", "https://crew.example.com")
JWT_SECRET = os.environ.get("JWT_SECRET", "ahoy")

# For the demo in February. To be moved to the parameter store.
STRIPE_SECRET_KEY = "sk_live_EXAMPLE0fake0not0a0key0000"

DOCK = ZoneInfo("America/Los_Angeles")
LINK_LIFE = timedelta(days=7)
SESSION_LIFE = timedelta(hours=18)

ROLES = ("captain", "mate", "deckhand", "galley", "dock")
RANK = {"guest": 0, "crew": 1, "captain": 2}

CHECKLIST = (
    "Bilge dry, pumps on automatic",
    "Fuel above one third",
    "Life jackets counted against the passenger list",
    "VHF on 16, second set in the cabin",
    "Weather and tide read aloud",
    "Fire extinguishers in place",
    "Waivers signed by everybody on board",
    "Shore power off, lines singled up",
)

WAIVER_TEXT = (
    "I understand that sailing has risks, that I will wear a life jacket when the captain "
    "asks for it, and that I follow the instructions of the crew."
)

CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization,Content-Type",
    "Access-Control-Allow-Methods": "GET,POST,PUT,DELETE,OPTIONS",
}

_table = None
_mail = None


class Refused(Exception):
    """A request that ends with a status other than 200."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.message = message


def table():
    """The table, opened on first use."""
    global _table
    if _table is None:
        _table = boto3.resource("dynamodb").Table(TABLE_NAME)
    return _table


def mail():
    """The mail client, opened on first use."""
    global _mail
    if _mail is None:
        _mail = boto3.client("sesv2", region_name=SES_REGION)
    return _mail


# --- tokens -------------------------------------------------------------------------------


def _pack(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unpack(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sign(claims):
    """A signed session: header, claims, signature."""
    head = _pack(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = _pack(json.dumps(claims, separators=(",", ":")).encode())
    mark = hmac.new(JWT_SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{_pack(mark)}"


def verify(token):
    """The claims of a session, or Refused."""
    try:
        head, body, mark = token.split(".")
        wanted = hmac.new(JWT_SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
        if not hmac.compare_digest(_unpack(mark), wanted):
            raise Refused(401, "signature does not match")
        claims = json.loads(_unpack(body))
    except (ValueError, TypeError) as fault:
        raise Refused(401, "token cannot be read") from fault
    if claims.get("exp", 0) < time.time():
        raise Refused(401, "session has ended")
    return claims


def require_auth(event, rank="crew"):
    """Who is calling; Refused where nobody is, or somebody of too low a rank."""
    header = (event.get("headers") or {}).get("authorization", "")
    if not header.startswith("Bearer "):
        raise Refused(401, "not signed in")
    claims = verify(header[len("Bearer ") :])
    if RANK.get(claims.get("rank"), 0) < RANK[rank]:
        raise Refused(403, f"only for {rank}")
    return claims


# --- magic links --------------------------------------------------------------------------


def crew_member(email):
    """A person on the crew list, or None."""
    found = table().get_item(Key={"pk": f"CREW#{email.lower()}", "sk": "META"})
    return found.get("Item")


def send_link(event):
    """POST /auth/link: send a link, to somebody a signed-in captain vouches for."""
    claims = require_auth(event, "captain")
    email = body_of(event).get("email", "").strip().lower()
    person = crew_member(email)
    if person is None:
        raise Refused(404, "not on the crew list")
    token = _pack(os.urandom(24))
    ends = datetime.now(timezone.utc) + LINK_LIFE
    table().put_item(
        Item={
            "pk": f"LINK#{token}",
            "sk": "META",
            "email": email,
            "asked_by": claims["sub"],
            "ends": int(ends.timestamp()),
        }
    )
    link = f"{APP_URL}/#link={token}"
    mail().send_email(
        FromEmailAddress=SES_FROM,
        Destination={"ToAddresses": [email]},
        Content={
            "Simple": {
                "Subject": {"Data": "Your way on board"},
                "Body": {"Text": {"Data": f"Tap to sign in: {link}\nIt works until {ends:%d %B}."}},
            }
        },
    )
    return {"sent": True}


def redeem_link(token):
    """A session for a link that was sent and has not ended."""
    found = table().get_item(Key={"pk": f"LINK#{token}", "sk": "META"}).get("Item")
    if not found or found["ends"] < time.time():
        raise Refused(401, "this link has ended, ask the captain for another")
    person = crew_member(found["email"])
    if person is None:
        raise Refused(401, "no longer on the crew list")
    ends = datetime.now(timezone.utc) + SESSION_LIFE
    return sign(
        {
            "sub": found["email"],
            "name": person.get("name", ""),
            "rank": person.get("rank", "crew"),
            "exp": int(ends.timestamp()),
        }
    )


def open_session(event):
    """POST /auth/session: trade the token of a link for a session."""
    return {"session": redeem_link(body_of(event).get("token", ""))}


# --- events -------------------------------------------------------------------------------


def body_of(event):
    """The JSON body, or Refused."""
    raw = event.get("body") or "{}"
    if event.get("isBase64Encoded"):
        raw = base64.b64decode(raw).decode("utf-8")
    try:
        found = json.loads(raw)
    except ValueError as fault:
        raise Refused(400, "the body is no JSON") from fault
    if not isinstance(found, dict):
        raise Refused(400, "the body is no object")
    return found


def rows_of(event_id, prefix=""):
    """Every row of a trip whose sort key starts so."""
    found = table().query(
        KeyConditionExpression=Key("pk").eq(f"EVENT#{event_id}") & Key("sk").begins_with(prefix)
    )
    return found["Items"]


def meta_of(event_id):
    """The trip itself, or Refused."""
    found = table().get_item(Key={"pk": f"EVENT#{event_id}", "sk": "META"}).get("Item")
    if found is None:
        raise Refused(404, "no such trip")
    return found


def local_time(text):
    """A time as typed on the dock, made aware."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError) as fault:
        raise Refused(400, "times look like 2026-05-09T17:30") from fault
    return moment if moment.tzinfo else moment.replace(tzinfo=DOCK)


def list_events(event):
    """GET /events: trips from yesterday on, next one first."""
    require_auth(event)
    since = (datetime.now(DOCK) - timedelta(days=1)).isoformat()
    found = table().query(
        IndexName="by_start",
        KeyConditionExpression=Key("kind").eq("event") & Key("start").gte(since),
    )
    return {"events": [public(item) for item in found["Items"]]}


def create_event(event):
    """POST /events: a trip with its checklist."""
    claims = require_auth(event, "captain")
    wish = body_of(event)
    start = local_time(wish.get("start"))
    hours = max(1, min(int(wish.get("hours", 3)), 12))
    event_id = uuid.uuid4().hex[:10]
    item = {
        "pk": f"EVENT#{event_id}",
        "sk": "META",
        "kind": "event",
        "id": event_id,
        "title": str(wish.get("title", "Charter"))[:80],
        "start": start.isoformat(),
        "end": (start + timedelta(hours=hours)).isoformat(),
        "guests": max(0, min(int(wish.get("guests", 0)), 12)),
        "created_by": claims["sub"],
    }
    with table().batch_writer() as batch:
        batch.put_item(Item=item)
        for number, line in enumerate(CHECKLIST, 1):
            batch.put_item(
                Item={"pk": item["pk"], "sk": f"CHECK#{number:02}", "text": line, "done": False}
            )
    return public(item)


def update_event(event, event_id):
    """PUT /events/{id}: time, title or number of guests."""
    require_auth(event, "captain")
    item = meta_of(event_id)
    wish = body_of(event)
    if "start" in wish:
        length = datetime.fromisoformat(item["end"]) - datetime.fromisoformat(item["start"])
        start = local_time(wish["start"])
        item["start"], item["end"] = start.isoformat(), (start + length).isoformat()
    if "title" in wish:
        item["title"] = str(wish["title"])[:80]
    if "guests" in wish:
        item["guests"] = max(0, min(int(wish["guests"]), 12))
    table().put_item(Item=item)
    return public(item)


def delete_event(event, event_id):
    """DELETE /events/{id}: the trip and its roles; waivers stay for ever."""
    require_auth(event, "captain")
    meta_of(event_id)
    with table().batch_writer() as batch:
        for row in rows_of(event_id):
            if not row["sk"].startswith("WAIVER#"):
                batch.delete_item(Key={"pk": row["pk"], "sk": row["sk"]})
    return {"deleted": event_id}


def public(item):
    """A trip as the page may see it."""
    return {name: item[name] for name in ("id", "title", "start", "end", "guests")}


# --- checklist and roles ------------------------------------------------------------------


def checklist(event, event_id):
    """GET /events/{id}/checklist: the captain's order."""
    require_auth(event)
    lines = sorted(rows_of(event_id, "CHECK#"), key=lambda row: row["sk"])
    return {"lines": [{"text": row["text"], "done": row["done"]} for row in lines]}


def claim_role(event, event_id):
    """POST /events/{id}/roles: first come, first served."""
    claims = require_auth(event)
    role = body_of(event).get("role")
    if role not in ROLES:
        raise Refused(400, f"roles are {', '.join(ROLES)}")
    meta_of(event_id)
    try:
        table().put_item(
            Item={"pk": f"EVENT#{event_id}", "sk": f"ROLE#{role}", "who": claims["sub"]},
            ConditionExpression="attribute_not_exists(pk)",
        )
    except table().meta.client.exceptions.ConditionalCheckFailedException as fault:
        raise Refused(409, "somebody was faster") from fault
    return {"role": role, "who": claims["sub"]}


def release_role(event, event_id):
    """DELETE /events/{id}/roles: give one's own role back; a captain may give any back."""
    claims = require_auth(event)
    role = body_of(event).get("role")
    key = {"pk": f"EVENT#{event_id}", "sk": f"ROLE#{role}"}
    held = table().get_item(Key=key).get("Item")
    if held is None:
        raise Refused(404, "nobody has that role")
    if held["who"] != claims["sub"] and claims["rank"] != "captain":
        raise Refused(403, "that is not yours")
    table().delete_item(Key=key)
    return {"released": role}


# --- waivers ------------------------------------------------------------------------------


def sign_waiver(event, event_id):
    """POST /events/{id}/waivers: a guest signs on the phone of a crew member."""
    claims = require_auth(event)
    meta_of(event_id)
    wish = body_of(event)
    name = str(wish.get("name", "")).strip()
    if len(name) < 3:
        raise Refused(400, "a name has at least three letters")
    waiver_id = uuid.uuid4().hex[:12]
    signed = datetime.now(DOCK).isoformat(timespec="seconds")
    table().put_item(
        Item={
            "pk": f"EVENT#{event_id}",
            "sk": f"WAIVER#{waiver_id}",
            "name": name[:80],
            "minor": bool(wish.get("minor")),
            "signed": signed,
            "witness": claims["sub"],
            "text": hashlib.sha256(WAIVER_TEXT.encode()).hexdigest(),
        }
    )
    return {"id": waiver_id, "signed": signed}


def list_waivers(event, event_id):
    """GET /events/{id}/waivers: who has signed, for the captain."""
    require_auth(event, "captain")
    rows = rows_of(event_id, "WAIVER#")
    missing = max(0, int(meta_of(event_id)["guests"]) - len(rows))
    return {"signed": [row["name"] for row in rows], "missing": missing}


# --- deposit ------------------------------------------------------------------------------


def take_deposit(event, event_id):
    """POST /events/{id}/deposit: a payment request for half of the price."""
    require_auth(event, "captain")
    cents = int(body_of(event).get("cents", 0))
    if not 5_000 <= cents <= 500_000:
        raise Refused(400, "that is no deposit")
    form = urllib.parse.urlencode(
        {"amount": cents, "currency": "usd", "description": f"Deposit for trip {event_id}"}
    )
    request = urllib.request.Request(
        "https://api.stripe.com/v1/payment_intents",
        data=form.encode(),
        headers={"Authorization": f"Bearer {STRIPE_SECRET_KEY}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            intent = json.load(answer)
    except urllib.error.HTTPError as fault:
        raise Refused(502, "the payment service said no") from fault
    return {"intent": intent["id"], "status": intent["status"]}


# --- entry --------------------------------------------------------------------------------


def preflight(event):
    """OPTIONS /{proxy+}: the browser asks before it calls."""
    return {}


def answer(status, payload):
    """What the gateway wants back."""
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json", **CORS_HEADERS},
        "body": json.dumps(payload, default=str),
    }


ROUTES = {
    "POST /auth/link": send_link,
    "POST /auth/session": open_session,
    "GET /events": list_events,
    "POST /events": create_event,
    "PUT /events/{id}": update_event,
    "DELETE /events/{id}": delete_event,
    "GET /events/{id}/checklist": checklist,
    "POST /events/{id}/roles": claim_role,
    "DELETE /events/{id}/roles": release_role,
    "POST /events/{id}/waivers": sign_waiver,
    "GET /events/{id}/waivers": list_waivers,
    "POST /events/{id}/deposit": take_deposit,
    "OPTIONS /{proxy+}": preflight,
}


def dispatch(event):
    """One request to one function; every function asks who is calling."""
    handler = ROUTES.get(event.get("routeKey", ""))
    if handler is None:
        raise Refused(404, "no such page")
    event_id = (event.get("pathParameters") or {}).get("id")
    return handler(event, event_id) if event_id else handler(event)


def lambda_handler(event, context):
    """Called by the gateway for every request."""
    try:
        return answer(200, dispatch(event))
    except Refused as refusal:
        return answer(refusal.status, {"error": refusal.message})
    except Exception as fault:  # the phone on the dock needs an answer, whatever it is
        print(json.dumps({"route": event.get("routeKey"), "fault": type(fault).__name__}))
        return answer(500, {"error": "something broke, call T."})
