from pathlib import Path

import pytest
from pydantic import ValidationError

from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.code_audit import CodeAudit
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

LAMBDA = """\
import json
import os

STRIPE_KEY = "sk_live_51EXAMPLEfakeFAKEfake00"
JWT_SECRET = os.environ.get("JWT_SECRET", "change-me-please-FAKE")


def lambda_handler(event, context):
    headers = {"Access-Control-Allow-Origin": "*"}
    path, method = event["path"], event["httpMethod"]
    if path == "/health" and method == "GET":
        return {"statusCode": 200, "headers": headers, "body": "ok"}
    if path == "/events" and method == "GET":
        return {"statusCode": 200, "headers": headers, "body": json.dumps([])}
    return {"statusCode": 404, "headers": headers, "body": ""}
"""
TEMPLATE = """\
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Cdn:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
  Store:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: store
  Old:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.8
      Handler: app.handler
"""
SCRIPT = "function doGet(e) {\n  return ContentService.createTextOutput('x');\n}\n"
PAGE = """\
<!doctype html><html><head><title>Blue Boats</title></head>
<body><a href="tel:+16195550100">+1 619 555 0100</a></body></html>
"""


def audit(**options: object) -> CodeAudit:
    return CodeAudit.model_validate({"name": "code", "path": "app", "entity": "boats"} | options)


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / "app" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def tree(root: Path) -> None:
    write(root, **{"lambda_function.py": LAMBDA, "infra__template.yaml": TEMPLATE, "gas__Code.gs": SCRIPT})
    write(root, **{"index.html": PAGE, "prod.env": "PASSWORD=hunter2FAKEhunter2\nREGION=us-west-2\n"})


def of(facts: list[Fact], key: str) -> list[Fact]:
    return [fact for fact in facts if fact.key == key]


@pytest.fixture
def facts(tmp_path: Path) -> list[Fact]:
    tree(tmp_path)
    return list(audit().read(reach_at(tmp_path)))


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        tree(root)
        return audit(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        (root / "app").mkdir()
        return audit(), reach_at(root)


def test_a_planted_key_is_told_by_rule_place_and_fingerprint_never_by_value(facts: list[Fact]) -> None:
    (key,) = of(facts, "code.secret")
    assert key.origin.locator == "app/lambda_function.py:4"
    assert (key.text, len(key.label("fingerprint"))) == ("stripe_key", 8)
    assert all("EXAMPLEfake" not in fact.origin.quote + fact.text for fact in facts)


def test_a_signing_secret_with_a_default_is_told_once(facts: list[Fact]) -> None:
    (fallback,) = of(facts, "code.fallback_secret")
    assert (fallback.label("variable"), fallback.origin.locator) == ("JWT_SECRET", "app/lambda_function.py:5")


def test_an_environment_file_tells_its_variables_and_only_the_secret_ones(facts: list[Fact]) -> None:
    (secret,) = of(facts, "env.secret")
    assert (secret.label("variable"), secret.origin.locator) == ("PASSWORD", "app/prod.env:1")
    assert "hunter2" not in secret.origin.quote


def test_an_example_of_an_environment_file_is_no_leak(tmp_path: Path) -> None:
    write(tmp_path, **{"prod.env.example": "PASSWORD=hunter2FAKEhunter2\n"})
    assert of(list(audit().read(reach_at(tmp_path))), "env.secret") == []


def test_routes_say_whether_the_file_checks_the_caller(tmp_path: Path) -> None:
    tree(tmp_path)
    routes = of(list(audit(public_routes=["GET /health"]).read(reach_at(tmp_path))), "code.route")
    assert {route.text: route.label("auth") for route in routes} == {
        "GET /health": "public",
        "GET /events": "no",
    }


def test_an_open_cors_rule_has_its_line(facts: list[Fact]) -> None:
    (rule,) = of(facts, "code.cors")
    assert (rule.text, rule.origin.locator) == ("*", "app/lambda_function.py:9")


def test_trap_an_endpoint_that_answers_anybody_is_a_finding_unless_google_asks_for_a_login(
    tmp_path: Path,
) -> None:
    tree(tmp_path)
    (endpoint,) = of(list(audit().read(reach_at(tmp_path))), "code.endpoint")
    assert (endpoint.label("platform"), endpoint.label("auth"), endpoint.label("writes")) == (
        "apps_script",
        "no",
        "no",
    )
    write(
        tmp_path,
        **{"gas__appsscript.json": '{"webapp": {"access": "DOMAIN", "executeAs": "USER_DEPLOYING"}}'},
    )
    (guarded,) = of(list(audit().read(reach_at(tmp_path))), "code.endpoint")
    assert guarded.label("auth") == "yes"


def test_templates_tell_what_lacks_a_firewall_a_backup_and_a_living_runtime(facts: list[Fact]) -> None:
    assert [(one.text, one.label("waf")) for one in of(facts, "infra.distribution")] == [("Cdn", "no")]
    assert [(one.text, one.label("backup")) for one in of(facts, "infra.table")] == [("Store", "no")]
    (function,) = of(facts, "infra.function")
    assert (function.label("runtime"), function.label("end_of_life")) == ("python3.8", "yes")
    assert function.origin.locator == "app/infra/template.yaml:15"


def test_a_runtime_is_not_at_its_end_before_that_day(tmp_path: Path) -> None:
    write(tmp_path, **{"template.yaml": TEMPLATE})
    later = audit(end_of_life={"python3.8": "2030-01-01"}).read(reach_at(tmp_path))
    assert of(list(later), "infra.function")[0].label("end_of_life") == "no"


def test_a_site_tells_what_it_has_and_what_was_looked_for_in_vain(facts: list[Fact]) -> None:
    features = {fact.label("feature"): fact for fact in of(facts, "site.feature")}
    assert features["phone"].text == "present"
    assert features["phone"].origin.locator.startswith("app/index.html")
    assert features["cart"].text == "absent"
    assert features["cart"].origin.locator == "app"
    assert [page.text for page in of(facts, "site.page")] == ["index.html"]


def test_practices_are_present_or_absent(tmp_path: Path) -> None:
    tree(tmp_path)
    write(tmp_path, **{"README.md": "# App\n\nHow to run it.\n"})
    practices = {
        fact.label("practice"): fact.text for fact in of(list(audit().read(reach_at(tmp_path))), "practice")
    }
    assert practices["readme"] == "present"
    assert practices["ci"] == "absent"


def test_a_file_that_does_not_parse_is_noted_and_its_secrets_are_found(tmp_path: Path) -> None:
    write(tmp_path, **{"broken.py": f"def (\n{LAMBDA}"})
    reach = reach_at(tmp_path)
    facts = list(audit().read(reach))
    assert any(problem.startswith("app/broken.py") for problem in reach.problems)
    assert of(facts, "code.secret")
    assert of(facts, "code.route") == []


def test_folders_of_several_entities(tmp_path: Path) -> None:
    write(tmp_path, **{"one__index.html": PAGE, "two__index.html": PAGE, "two__key.py": LAMBDA})
    facts = list(audit(entity="", entities={"one": "boats", "two": "bins"}).read(reach_at(tmp_path)))
    assert {fact.entity for fact in of(facts, "site.page")} == {"boats", "bins"}
    assert {fact.entity for fact in of(facts, "code.secret")} == {"bins"}


def test_only_the_named_parts_are_looked_at(tmp_path: Path) -> None:
    tree(tmp_path)
    source = audit(parts=["secrets"])
    keys = {fact.key for fact in source.read(reach_at(tmp_path))}
    assert keys == {"code.scan", "code.secret", "code.fallback_secret", "env.secret"}
    assert keys <= source.keys


def test_one_file_alone_can_be_audited(tmp_path: Path) -> None:
    tree(tmp_path)
    facts = list(audit(path="app/prod.env", parts=["secrets"]).read(reach_at(tmp_path)))
    assert [fact.origin.locator for fact in of(facts, "env.secret")] == ["app/prod.env:1"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text(LAMBDA)
    write(tmp_path, **{"a.py": "x = 1\n"})
    (tmp_path / "app" / "link.py").symlink_to(tmp_path / "outside.py")
    assert of(list(audit().read(reach_at(tmp_path))), "code.secret") == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="no such file"):
        list(audit().read(reach_at(tmp_path)))


def test_an_unknown_part_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ValidationError):
        audit(parts=["everything"])
