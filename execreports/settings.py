"""`repos.env` and the environment -> Settings: parsed, never exported, every fault with its line."""

import io
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from execreports.errors import Fault, SettingsError

ALIASES = {"RECIPIENT_EMAIL": "REPORT_RECIPIENT_PRIMARY"}
"""Names that older scripts used, and the one word for the same thing."""


def _matching(pattern: str, what: str) -> Callable[[str | None], str | None]:
    def check(value: str | None) -> str | None:
        if value and not re.fullmatch(pattern, value):
            raise ValueError(what)
        return value

    return check


_ADDRESS = r"[^@\s<>,]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
Region = Annotated[
    str | None, AfterValidator(_matching(r"[a-z]{2}(-[a-z]+)+-\d+", "is no AWS region such as us-west-2"))
]
Sender = Annotated[
    str | None,
    AfterValidator(_matching(rf"{_ADDRESS}|[^<>\r\n]*<{_ADDRESS}>", "is no mail address")),
]
Addresses = Annotated[
    str | None,
    AfterValidator(_matching(rf"{_ADDRESS}(\s*,\s*{_ADDRESS})*", "is no mail address, or list of them")),
]
Url = Annotated[str | None, AfterValidator(_matching(r"https?://[^\s/]+\S*", "is no http(s) URL"))]


class Settings(BaseModel):
    """What `repos.env` may say. The environment wins over the file; names not listed here are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=str.upper)

    ses_region: Region = Field(None, description="where the sender is verified in SES, e.g. us-west-2")
    ses_from_address: Sender = Field(None, description="who writes the mails; verified in SES")
    ses_configuration_set: str | None = Field(None, description="optional; publishes send events")
    report_recipient_primary: Addresses = Field(None, description="who reads the reports")
    report_recipient_bcc: Addresses = Field(None, description="optional; gets a blind copy of each mail")
    aws_access_key_id: SecretStr | None = Field(None, description="leave out on a machine with a role")
    aws_secret_access_key: SecretStr | None = Field(None, description="belongs to the line above")
    aws_session_token: SecretStr | None = Field(None, description="only with temporary credentials")
    aws_profile: str | None = Field(None, description="a profile of ~/.aws/config instead of keys")
    aws_endpoint_url: Url = Field(None, description="any AWS-compatible server, for every service")
    aws_endpoint_url_sesv2: Url = Field(None, description="the same for SES alone")
    google_service_account_file: Path | None = Field(None, description="key file of a service account")
    google_service_account_json: SecretStr | None = Field(None, description="or its content, on one line")
    feedback_queue_url: Url = Field(None, description="SQS queue of deploy/feedback.yaml, for feedback pull")
    feedback_topic_arn: str | None = Field(None, description="its SNS topic; events of others are refused")
    healthcheck_url: SecretStr | None = Field(None, description="pinged after each run that had work")
    alarm_webhook_url: SecretStr | None = Field(None, description="told when a mail fails; not by SES")
    alarm_sendmail: Path | None = Field(None, description="or a local sendmail, e.g. /usr/sbin/sendmail")
    alarm_recipient: Addresses = Field(None, description="whom that sendmail writes to")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Every name as it is written in `repos.env`, in order."""
        return tuple(name.upper() for name in cls.model_fields)

    def text(self, name: str) -> str | None:
        """The value of a name as plain text, secrets included; None where it is not set."""
        value = getattr(self, name.lower(), None)
        return value.get_secret_value() if isinstance(value, SecretStr) else value and str(value)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings with the place of each (`repos.env:4`, `environment`, `config/portfolio.yaml:9`).

    `others` are the names of the file that are not ours; `lookup` finds any name, environment first.
    """

    settings: Settings
    origins: Mapping[str, str]
    others: Mapping[str, SecretStr]
    lookup: Callable[[str], str | None]

    def filled(self, values: Mapping[str, str], place: str) -> "Loaded":
        """With values for what is not set yet: the embedded stand-in's."""
        new = {name: value for name, value in values.items() if not self.settings.text(name)}
        settings = _validated({**_plain(self.settings), **new}, dict.fromkeys(new, place))

        def lookup(name: str) -> str | None:
            return self.lookup(name) or new.get(ALIASES.get(name, name))

        return Loaded(settings, {**self.origins, **dict.fromkeys(new, place)}, self.others, lookup)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that may not be shown: ours that are secret, and the file's that are not ours."""
        ours = (getattr(self.settings, name.lower()) for name in self.settings.names())
        hidden = (*(one for one in ours if isinstance(one, SecretStr)), *self.others.values())
        return tuple(one.get_secret_value() for one in hidden)

    def place(self, name: str) -> str:
        """Where a name was set, or the file it belongs in."""
        return self.origins.get(name, "repos.env")


def load(path: Path, environ: Mapping[str, str], *, required: bool = False) -> Loaded:
    """Read the file and lay the environment over it; raises SettingsError with all faults at once."""
    if not path.exists() and not required:
        return _assembled({}, [], environ)
    faults = list(_loose(path))
    bindings: dict[str, tuple[str, str]] = {}
    for name, value, place, fault in _lines(path):
        if fault:
            faults.append(fault)
        elif name in bindings:
            faults.append(_twice(name, place, bindings[name][1]))
        else:
            bindings[name] = (value, place)
    return _assembled(bindings, faults, environ)


def _assembled(
    bindings: Mapping[str, tuple[str, str]], faults: list[Fault], environ: Mapping[str, str]
) -> Loaded:
    known = {*Settings.names(), *ALIASES}
    found = {name: pair for name, pair in bindings.items() if name in known and pair[0]}
    found |= {name: (environ[name], "environment") for name in known if environ.get(name)}
    for alias, name in ALIASES.items():
        old = found.pop(alias, None)
        if old and name in found and old[0] != found[name][0]:
            faults.append(_differ(alias, old[1], name, found[name][1]))
        elif old:
            found.setdefault(name, old)
    origins = {name: place for name, (_, place) in found.items()}
    try:
        settings = _validated({name: value for name, (value, _) in found.items()}, origins)
    except SettingsError as error:
        raise SettingsError.of([*faults, *error.faults]) from None
    if faults:
        raise SettingsError.of(faults)
    others = {name: SecretStr(value) for name, (value, _) in bindings.items() if name not in known}

    def lookup(name: str) -> str | None:
        given = bindings.get(name, ("", ""))[0]
        return environ.get(name) or settings.text(ALIASES.get(name, name)) or given or None

    return Loaded(settings, origins, others, lookup)


def _plain(settings: Settings) -> dict[str, Any]:
    return {name: value for name in settings.names() if (value := settings.text(name))}


def _validated(values: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(dict(values))
    except ValidationError as error:
        faults = [_invalid(str(one["loc"][0]), one["msg"], origins) for one in error.errors()]
        raise SettingsError.of(faults) from None


def _invalid(name: str, message: str, origins: Mapping[str, str]) -> Fault:
    said = message.removeprefix("Value error, ")
    return Fault("E-CFG-113", f"{name} {said}", origins.get(name, "repos.env"), f"correct {name}")


def _twice(name: str, place: str, first: str) -> Fault:
    return Fault("E-CFG-112", f"{name} is set twice", place, f"keep one of {first} and {place}")


def _differ(alias: str, old: str, name: str, new: str) -> Fault:
    return Fault(
        "E-CFG-114", f"{alias} differs from {name}", f"{old}, {new}", f"keep {name} and delete {alias}"
    )


def _loose(path: Path) -> Iterator[Fault]:
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        mode = stat.S_IMODE(path.stat().st_mode)
        yield Fault("E-CFG-121", f"others can read it (mode {mode:04o})", path.name, f"chmod 600 {path.name}")


def _lines(path: Path) -> Iterator[tuple[str, str, str, Fault | None]]:
    """(name, value, place, fault) of every binding; nothing of a malformed line is repeated in its fault."""
    from dotenv.parser import parse_stream

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        fault = Fault("E-CFG-111", f"cannot be read: {reason}", path.name, "make it a UTF-8 text file")
        yield "", "", path.name, fault
        return
    for binding in parse_stream(io.StringIO(text)):
        raw = binding.original.string
        place = f"{path.name}:{binding.original.line + raw[: len(raw) - len(raw.lstrip())].count(chr(10))}"
        if binding.error or (binding.key is not None and binding.value is None):
            yield "", "", place, Fault("E-CFG-115", "line is not NAME=value", place, "write NAME=value")
        elif binding.key is not None:
            yield binding.key, binding.value or "", place, None


def example() -> str:
    """`repos.env.example`, generated from the class."""
    head = (
        "# Copy to repos.env and keep it to yourself: chmod 600 repos.env\n"
        "# The environment wins over this file. Names that are not listed here are left alone.\n"
    )
    shown = {
        "SES_REGION": "us-west-2", "SES_FROM_ADDRESS": "reports@example.com",
        "REPORT_RECIPIENT_PRIMARY": "owner@example.com", "REPORT_RECIPIENT_BCC": "audit@example.com",
    }  # fmt: skip
    lines = []
    for name, field in Settings.model_fields.items():
        value = shown.get(name.upper())
        lines.append(f"\n# {field.description}\n{'' if value else '# '}{name.upper()}={value or ''}\n")
    return head + "".join(lines)
