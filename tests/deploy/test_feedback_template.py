"""The CloudFormation template: linted, and saying what preflight and `feedback pull` rely on."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from execreports.preflight.sets import NEEDED

TEMPLATE = Path(__file__).parents[2] / "deploy" / "feedback.yaml"


class Tags(yaml.SafeLoader):
    """Reads `!Ref X` and its like as plain text."""


Tags.add_multi_constructor("!", lambda loader, suffix, node: f"{suffix} {node.value}")


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(TEMPLATE.read_text(encoding="utf-8"), Tags)["Resources"]  # noqa: S506 - a SafeLoader
    return found


def test_cfn_lint_has_nothing_to_say() -> None:
    tool = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([tool, TEMPLATE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_event_that_preflight_demands_is_published(resources: dict[str, Any]) -> None:
    destination = resources["EventDestination"]["Properties"]["EventDestination"]
    published = {event.upper() for event in destination["MatchingEventTypes"]}
    assert published >= {event.replace("_", "") for event in NEEDED}


def test_the_signature_stays_and_is_sha256(resources: dict[str, Any]) -> None:
    assert resources["Topic"]["Properties"]["SignatureVersion"] == "2"
    assert resources["Subscription"]["Properties"]["RawMessageDelivery"] is False


def test_only_the_topic_writes_to_the_queue_and_only_ses_to_the_topic(resources: dict[str, Any]) -> None:
    for name, source in (("QueuePolicy", "sns.amazonaws.com"), ("TopicPolicy", "ses.amazonaws.com")):
        (statement,) = resources[name]["Properties"]["PolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": source}
        assert "aws:SourceArn" in str(statement["Condition"])


def test_the_run_may_do_what_it_does_and_no_more(resources: dict[str, Any]) -> None:
    statements = resources["RunPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    actions = [statement["Action"] for statement in statements]
    flat = {action for each in actions for action in ([each] if isinstance(each, str) else each)}
    assert flat == {
        "ses:SendEmail", "ses:GetAccount", "ses:GetEmailIdentity", "ses:GetSuppressedDestination",
        "ses:GetConfigurationSet", "ses:GetConfigurationSetEventDestinations", "sqs:ReceiveMessage",
        "sqs:DeleteMessage", "sqs:GetQueueAttributes",
    }  # fmt: skip
    assert not any("*" in action for action in flat)
    assert statements[0]["Resource"] != "*"
