"""Terraform resources of AWS in the same words as CloudFormation's."""

import json
import re
from collections.abc import Iterator, Mapping

from execreports.reading.hcl import Block, read_blocks
from execreports.reading.nodes import Node, load_yaml
from execreports.reading.resources import (
    Found,
    Resource,
    allows_everybody,
    any_star,
    given,
    plain_secrets,
    yes_no,
)

_BLOCKS = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
_STAGES = re.compile(r"(?i)\b(?:staging|uat|preprod)\b")


def read_terraform(text: str) -> Found:
    """Read one `.tf` file; modules and variables of other files are not followed."""
    blocks = read_blocks(text)
    if not blocks:
        return Found()
    resources = [b for b in blocks if b.words[0] == "resource" and len(b.words) == 3]
    found = Found("terraform", stages=tuple(_stages(blocks)), safe_deploys=tuple(_safe_deploys(resources)))
    documents = {b.words[2]: b for b in blocks if b.words[:2] == ("data", "aws_iam_policy_document")}
    found.resources = sorted(_all(resources, documents), key=lambda resource: resource.line)
    for block in resources:
        if block.words[1] == "aws_lambda_function":
            found.secrets += plain_secrets(block.body.get("environment", "variables").items())
    return found


def _all(resources: list[Block], policies: Mapping[str, Block]) -> Iterator[Resource]:
    for block in resources:
        kind, name, body, line = block.words[1], block.words[2], block.body, block.line
        if kind == "aws_cloudfront_distribution":
            waf = given(body.get("web_acl_id"))
            https = "allow-all" not in set(body.words())
            yield Resource("distribution", name, line, {"waf": yes_no(waf), "https": yes_no(https)})
        elif kind == "aws_s3_bucket":
            yield Resource("bucket", name, line, {"public": yes_no(_is_public(block, resources, policies))})
        elif kind == "aws_cloudwatch_log_group":
            days = body.get("retention_in_days")
            kept = "" if days.text == "0" else days.text or ("unknown" if days.exists else "")
            yield Resource("log_group", name, days.line or line, {"retention": kept})
        elif kind == "aws_dynamodb_table":
            flag = body.get("point_in_time_recovery", "enabled")
            yield Resource(
                "table", name, flag.line or line, {"backup": yes_no(None if flag.tag else flag.flag is True)}
            )
        else:
            yield from _served(block, resources)


def _served(block: Block, resources: list[Block]) -> Iterator[Resource]:
    """Functions, their URLs, and API routes."""
    kind, name, body, line = block.words[1], block.words[2], block.body, block.line
    if kind == "aws_lambda_function":
        mode = body.get("tracing_config", "mode")
        logged = any(
            b.words[1] == "aws_cloudwatch_log_group"
            and any(re.search(rf"\b{re.escape(name)}\b", w) for w in b.body.words())
            for b in resources
        )
        runtime = body.get("runtime")
        traits = {
            "runtime": runtime.text,
            "tracing": yes_no(mode.text == "Active"),
            "log_group": yes_no(logged),
        }
        yield Resource("function", name, runtime.line or line, traits)
    elif kind == "aws_lambda_function_url":
        auth = body.get("authorization_type")
        traits = {"auth": yes_no(None if auth.tag else auth.text == "AWS_IAM")}
        yield Resource(
            "function_url",
            name,
            auth.line or line,
            {**traits, "cors": yes_no(_open(body.get("cors", "allow_origins")))},
        )
    elif kind == "aws_apigatewayv2_api":
        origins = body.get("cors_configuration", "allow_origins")
        yield Resource("api", name, origins.line or line, {"cors": yes_no(_open(origins))})
    elif kind == "aws_apigatewayv2_route":
        method, _, path = body.get("route_key").text.partition(" ")
        yield _route(name, method, path, body.get("authorization_type"), line)
    elif kind == "aws_api_gateway_method" and body.get("http_method").text != "OPTIONS":
        yield _route(name, body.get("http_method").text, "", body.get("authorization"), line)


def _route(name: str, method: str, path: str, auth: Node, line: int) -> Resource:
    method = "*" if method in {"ANY", "", "$default"} else method.upper()
    guarded = None if auth.tag else auth.text not in {"", "NONE"}
    return Resource(
        "route", name, auth.line or line, {"method": method, "path": path or "*", "auth": yes_no(guarded)}
    )


def _open(origins: Node) -> bool:
    return any_star(origins)


def _is_public(bucket: Block, resources: list[Block], policies: Mapping[str, Block]) -> bool:
    """By an access list, an open policy that nothing blocks, or a public-access block switched off."""
    name = bucket.words[2]
    mine = [
        b
        for b in resources
        if b.body.get("bucket").exists and _names(b.body.get("bucket"), name, bucket.body)
    ]
    acls = [bucket.body.get("acl").text, *(b.body.get("acl").text for b in mine)]
    if any(acl.startswith("public-read") for acl in acls):
        return True
    blocks = [b for b in mine if b.words[1] == "aws_s3_bucket_public_access_block"]
    flags = [b.body.get(key).flag for b in blocks for key in _BLOCKS]
    if flags and not any(flags) and False in flags:
        return True
    blocked = any(
        b.body.get("block_public_policy").flag and b.body.get("restrict_public_buckets").flag for b in blocks
    )
    opened = any(
        b.words[1] == "aws_s3_bucket_policy" and _opens(b.body.get("policy"), policies) for b in mine
    )
    return (opened or _opens(bucket.body.get("policy"), policies)) and not blocked


def _names(node: Node, name: str, bucket: Node) -> bool:
    value = node.value if isinstance(node.value, str) else ""
    return f"aws_s3_bucket.{name}." in f"{value}." or (bool(value) and value == bucket.get("bucket").text)


def _opens(policy: Node, documents: Mapping[str, Block]) -> bool:
    if isinstance(policy.value, dict):
        return allows_everybody(policy)
    text = policy.value if isinstance(policy.value, str) else ""
    named = re.search(r"aws_iam_policy_document\.(\w+)", text)
    if named and named[1] in documents:
        return allows_everybody(documents[named[1]].body)
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(re.sub(r"\$\{[^}]*\}", "x", text))
    except (ValueError, RecursionError):
        return False
    loaded = load_yaml(text)
    return isinstance(loaded, tuple) and any(allows_everybody(document) for document in loaded)


def _stages(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        shown = list(block.body.words()) if block.words[0] == "variable" else []
        shown += [block.words[-1]] if block.words[0] in {"module", "resource"} else []
        if any(_STAGES.search(word) for word in shown):
            yield block.words[-1], block.line


def _safe_deploys(resources: list[Block]) -> Iterator[tuple[str, int]]:
    for block in resources:
        if block.words[1] in {"aws_lambda_alias", "aws_codedeploy_deployment_group"}:
            yield block.words[2], block.line
