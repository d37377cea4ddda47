"""Ways into a CloudFormation, SAM or Serverless application: function URLs, APIs and their routes."""

from collections.abc import Iterator

from execreports.reading.cloud_template import Template
from execreports.reading.nodes import Node
from execreports.reading.resources import Resource, any_star, yes_no


def function_urls(template: Template) -> Iterator[Resource]:
    """Functions that are called by their own address, and whether AWS checks the caller."""
    for name, properties, line in template.of("AWS::Lambda::Url"):
        yield _function_url(name, properties, line)
    for name, properties, _line in template.of("AWS::Serverless::Function"):
        config = properties.get("FunctionUrlConfig")
        if config.exists:
            yield _function_url(name, config, config.line)


def _function_url(name: str, config: Node, line: int) -> Resource:
    auth = config.get("AuthType")
    cors = config.get("Cors", "AllowOrigins")
    guarded = None if auth.tag else auth.text == "AWS_IAM"
    return Resource(
        "function_url", name, auth.line or line, {"auth": yes_no(guarded), "cors": yes_no(any_star(cors))}
    )


def apis(template: Template) -> Iterator[Resource]:
    """APIs and what they say of other origins."""
    kinds = (
        "AWS::ApiGatewayV2::Api",
        "AWS::Serverless::HttpApi",
        "AWS::Serverless::Api",
        "AWS::ApiGateway::RestApi",
    )
    for name, properties, line in template.of(*kinds):
        cors = (
            properties.get("CorsConfiguration")
            if properties.get("CorsConfiguration").exists
            else properties.get("Cors")
        )
        yield _api(name, cors, line)
    for kind, shared in template.global_apis.items():
        cors = (
            shared.get("CorsConfiguration") if shared.get("CorsConfiguration").exists else shared.get("Cors")
        )
        if cors.exists:
            yield _api(f"Globals.{kind}", cors, cors.line)


def _api(name: str, cors: Node, line: int) -> Resource:
    origins = cors.get("AllowOrigins") if cors.get("AllowOrigins").exists else cors.get("AllowOrigin")
    everybody = any_star(origins) or any_star(cors) or cors.flag is True
    return Resource("api", name, (origins.line or cors.line or line), {"cors": yes_no(everybody)})


def routes(template: Template) -> Iterator[Resource]:
    """Routes and whether an authorizer stands before them; preflight methods are left out."""
    for name, properties, line in template.of("AWS::ApiGatewayV2::Route"):
        method, _, path = properties.get("RouteKey").text.partition(" ")
        auth = properties.get("AuthorizationType")
        yield _route(name, method, path or "*", auth.text not in {"", "NONE"} if not auth.tag else None, line)
    for name, properties, line in template.of("AWS::ApiGateway::Method"):
        method, auth = properties.get("HttpMethod").text, properties.get("AuthorizationType")
        keyed = properties.get("ApiKeyRequired").flag is True
        if method != "OPTIONS":
            guarded = keyed or auth.text not in {"", "NONE"}
            yield _route(name, method, "*", None if auth.tag else guarded, auth.line or line)
    for name, properties, _line in template.of("AWS::Serverless::Function"):
        for event, node in properties.get("Events").items():
            method = node.get("Properties", "Method").text.upper()
            if node.get("Type").text in {"Api", "HttpApi"} and method != "OPTIONS":
                yield _sam_route(template, f"{name}.{event}", node)


def _sam_route(template: Template, name: str, node: Node) -> Resource:
    properties = node.get("Properties")
    own = properties.get("Auth", "Authorizer")
    keyed = properties.get("Auth", "ApiKeyRequired").flag is True
    declared = [p for _, p, _ in template.of("AWS::Serverless::HttpApi", "AWS::Serverless::Api")]
    default = any(
        api.get("Auth", "DefaultAuthorizer").exists for api in [*declared, *template.global_apis.values()]
    )
    guarded = keyed or (own.text != "NONE" if own.exists else default)
    method = properties.get("Method").text.upper() or "*"
    path = properties.get("Path").text or "*"
    return _route(name, method, path, guarded, properties.get("Path").line or node.line)


def _route(name: str, method: str, path: str, guarded: bool | None, line: int) -> Resource:
    method = "*" if method.upper() in {"ANY", "", "$DEFAULT"} else method.upper()
    return Resource("route", name, line, {"method": method, "path": path, "auth": yes_no(guarded)})


def serverless(document: Node) -> Iterator[Resource]:
    """Functions, routes and function URLs in the Serverless Framework's own words."""
    provider = document.get("provider")
    for name, node in document.get("functions").items():
        runtime = node.get("runtime") if node.get("runtime").exists else provider.get("runtime")
        if not runtime.exists:
            continue
        yield Resource(
            "function",
            name,
            node.line,
            {"runtime": runtime.text, "tracing": "unknown", "log_group": "unknown"},
        )
        for event in node.get("events").each():
            http = event.get("http") if event.get("http").exists else event.get("httpApi")
            words = http.text.split() or [http.get("method").text, http.get("path").text]
            if http.exists and len(words) == 2:
                yield _route(
                    name, words[0], f"/{words[1].lstrip('/')}", http.get("authorizer").exists, http.line
                )
