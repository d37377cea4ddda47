"""CloudFormation, SAM and the resources of serverless.yml, in YAML or JSON."""

import re
from collections.abc import Callable, Iterator, Mapping

from execreports.reading.cloud_apis import apis, function_urls, routes, serverless
from execreports.reading.cloud_template import Template
from execreports.reading.encodings import Problem
from execreports.reading.nodes import NOTHING, Node, load_yaml
from execreports.reading.resources import (
    Found,
    Resource,
    allows_everybody,
    given,
    plain_secrets,
    yes_no,
)

_STAGE_NAMES = re.compile(
    r"(?i)^(?:stage|env|environment|deploy(?:ment)?_?(?:stage|env)|stage_?name|env_?name)$"
)
_STAGE_VALUES = re.compile(r"(?i)^(?:stag(?:e|ing)|test|uat|qa|preprod|pre-prod|preview)$")
_BLOCKS = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")


def read_template(text: str) -> Found:
    """Read a template; a file that is none has format '' and no problem unless it does not parse."""
    documents = load_yaml(text)
    if isinstance(documents, Problem):
        return Found(problems=(documents,))
    for document in documents:
        resources = document.get("Resources")
        if not resources.exists:
            resources = document.get("resources", "Resources")
        serverless = document.get("provider").exists and document.get("functions").exists
        typed = {name: node for name, node in resources.items() if node.get("Type").text.startswith("AWS::")}
        if typed or serverless:
            return _read(document, typed)
    return Found()


def _read(document: Node, typed: Mapping[str, Node]) -> Found:
    parameters = document.get("Parameters")
    empty = frozenset(
        name for name, p in parameters.items() if p.get("Default").exists and not p.get("Default").text
    )
    {kind: document.get("Globals", kind) for kind in ("HttpApi", "Api")}
    shared = {kind: document.get("Globals", kind) for kind in ("HttpApi", "Api")}
    template = Template(typed, document.get("Globals", "Function"), shared, empty)
    found = Found(
        "cloudformation", stages=tuple(_stages(document)), safe_deploys=tuple(_safe_deploys(template))
    )
    for reader in _READERS:
        found.resources += reader(template)
    found.resources += serverless(document)
    for _, properties, _line in template.of("AWS::Lambda::Function", "AWS::Serverless::Function"):
        found.secrets += plain_secrets(properties.get("Environment", "Variables").items())
    for node in (
        template.global_function.get("Environment", "Variables"),
        document.get("provider", "environment"),
    ):
        found.secrets += plain_secrets(node.items())
    found.resources.sort(key=lambda resource: resource.line)
    return found


def _distributions(template: Template) -> Iterator[Resource]:
    joined = [
        p.get("ResourceArn")
        for _, p, _ in template.of("AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation")
    ]
    for name, properties, line in template.of("AWS::CloudFront::Distribution"):
        config = properties.get("DistributionConfig")
        own = given(config.get("WebACLId"), template.empty_parameters)
        waf = True if any(template.names(node, name) for node in joined) else own
        policies = [config.get("DefaultCacheBehavior", "ViewerProtocolPolicy").text]
        policies += [b.get("ViewerProtocolPolicy").text for b in config.get("CacheBehaviors").each()]
        at = config.get("WebACLId").line or line
        yield Resource(
            "distribution", name, at, {"waf": yes_no(waf), "https": yes_no("allow-all" not in policies)}
        )


def _buckets(template: Template) -> Iterator[Resource]:
    open_policies = [
        p.get("Bucket")
        for _, p, _ in template.of("AWS::S3::BucketPolicy")
        if allows_everybody(p.get("PolicyDocument"))
    ]
    for name, properties, line in template.of("AWS::S3::Bucket"):
        bucket = properties.get("BucketName").text
        acl = properties.get("AccessControl")
        block = properties.get("PublicAccessBlockConfiguration")
        off = [block.get(key) for key in _BLOCKS if block.get(key).flag is False]
        opened = any(template.names(node, name) or (bucket and node.text == bucket) for node in open_policies)
        blocked = all(block.get(key).flag for key in ("BlockPublicPolicy", "RestrictPublicBuckets"))
        public = acl.text.startswith("PublicRead") or (opened and not blocked) or len(off) == len(_BLOCKS)
        at = acl.line if acl.text.startswith("PublicRead") else off[0].line if public and off else line
        yield Resource("bucket", name, at, {"public": yes_no(public)})


def _functions(template: Template) -> Iterator[Resource]:
    groups = [p.get("LogGroupName") for _, p, _ in template.of("AWS::Logs::LogGroup")]
    shared = template.global_function
    for name, properties, line in template.of("AWS::Lambda::Function", "AWS::Serverless::Function"):
        own_name = properties.get("FunctionName").text or name
        logged = properties.get("LoggingConfig", "LogGroup").exists or any(
            template.names(group, name) or group.text == f"/aws/lambda/{own_name}" for group in groups
        )
        runtime = properties.get("Runtime") if properties.get("Runtime").exists else shared.get("Runtime")
        modes = [properties.get("TracingConfig", "Mode"), properties.get("Tracing"), shared.get("Tracing")]
        mode = next((node for node in modes if node.exists), NOTHING)
        traced = None if mode.tag else mode.text.lower() == "active"
        at = properties.get("Runtime").line or line
        traits = {"runtime": runtime.text, "tracing": yes_no(traced), "log_group": yes_no(logged)}
        yield Resource("function", name, at, traits)


def _log_groups(template: Template) -> Iterator[Resource]:
    for name, properties, line in template.of("AWS::Logs::LogGroup"):
        days = properties.get("RetentionInDays")
        known = days.text or ("unknown" if days.exists else "")
        yield Resource("log_group", name, days.line or line, {"retention": known})


def _tables(template: Template) -> Iterator[Resource]:
    for name, properties, line in template.of(
        "AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable", "AWS::DynamoDB::GlobalTable"
    ):
        replicas = list(properties.get("Replicas").each()) or [properties]
        flags = [r.get("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled") for r in replicas]
        undecided = any(flag.tag for flag in flags)
        backed_up = None if undecided else all(flag.flag for flag in flags)
        yield Resource("table", name, flags[0].line or line, {"backup": yes_no(backed_up)})


def _stages(document: Node) -> Iterator[tuple[str, int]]:
    """Parameters that choose a stage, where one of the choices is a staging one, and mappings by stage."""
    parameters = document.get("Parameters")
    for name, parameter in parameters.items():
        choices = [*parameter.get("AllowedValues").each(), parameter.get("Default")]
        if _STAGE_NAMES.match(name) and any(_STAGE_VALUES.match(choice.text) for choice in choices):
            yield name, (parameters.keys or {}).get(name, parameter.line)
    for name, node in document.get("Mappings").items():
        chosen = [key for key, _ in node.items() if _STAGE_VALUES.match(key)]
        if chosen:
            yield f"{name}.{chosen[0]}", (node.keys or {}).get(chosen[0], node.line)


def _safe_deploys(template: Template) -> Iterator[tuple[str, int]]:
    """Declarations that make a deploy reversible: gradual deployment, published aliases, kept versions."""
    for name, properties, line in template.of("AWS::Serverless::Function"):
        for key in ("DeploymentPreference", "AutoPublishAlias"):
            if properties.get(key).exists:
                yield f"{name}.{key}", properties.get(key).line or line
    for name, _, line in template.of("AWS::Lambda::Alias", "AWS::CodeDeploy::DeploymentGroup"):
        yield name, line


_READERS: tuple[Callable[[Template], Iterator[Resource]], ...] = (
    _distributions,
    _buckets,
    _functions,
    function_urls,
    apis,
    routes,
    _log_groups,
    _tables,
)
