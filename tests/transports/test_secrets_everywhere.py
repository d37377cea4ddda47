"""Secrets planted where secrets are found appear in nothing that the program says or leaves. Short form; see soak."""

from tests.soak.secrets import MODES, trial

SHORT = {
    "preview --all --format json",
    "send --all --yes -vv",
    "history --json",
    "inspect --json examples/sites",
    "doctor --json",
}


def test_twelve_planted_secrets_do_not_come_out() -> None:
    modes = tuple(mode for mode in MODES if " ".join(mode) in SHORT)
    assert len(modes) == 5
    assert trial(modes).startswith("12 secrets")
