"""What templates set up, in CloudFormation, SAM, Serverless and Terraform, with lines and without values."""

import json
import time
from datetime import date
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.infrastructure import Infrastructure, read_infrastructure


def cloud(resources: str, head: str = "") -> Infrastructure:
    return read_infrastructure(f"{dedent(head)}Resources:\n{indent(dedent(resources), '  ')}", "t.yaml")


def traits(read: Infrastructure, kind: str, trait: str) -> dict[str, str]:
    return {resource.name: resource.traits[trait] for resource in read.of(kind)}


def test_distributions_with_and_without_a_firewall() -> None:
    read = cloud(
        """
          Bare:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {DefaultCacheBehavior: {ViewerProtocolPolicy: allow-all}}}
          Own:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {WebACLId: !GetAtt Acl.Arn}}
          Empty:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {WebACLId: ""}}
          Undecided:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {WebACLId: !If [HasAcl, !Ref Acl, !Ref AWS::NoValue]}}
          Parameter:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {WebACLId: !Ref AclArn}}
          Joined:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {}}
          Join:
            Type: AWS::WAFv2::WebACLAssociation
            Properties: {ResourceArn: !Sub "arn:aws:cloudfront::1:distribution/${Joined}", WebACLArn: !GetAtt Acl.Arn}
        """,
        "Parameters:\n  AclArn: {Type: String, Default: ''}\n",
    )
    assert traits(read, "distribution", "waf") == {
        "Bare": "no",
        "Own": "yes",
        "Empty": "no",
        "Undecided": "unknown",
        "Parameter": "unknown",
        "Joined": "yes",
    }
    assert traits(read, "distribution", "https")["Bare"] == "no"
    assert [r.line for r in read.of("distribution")][:3] == [6, 10, 13]


PUBLIC = "{Statement: [{Effect: Allow, Principal: '*', Action: 's3:GetObject', Resource: x}]}"


@pytest.mark.parametrize(
    ("bucket", "policy", "public"),
    [
        ("{}", "", "no"),
        ("{AccessControl: PublicRead}", "", "yes"),
        ("{AccessControl: Private}", "", "no"),
        ("{}", PUBLIC, "yes"),
        ("{}", PUBLIC.replace("'*', Action", "{AWS: '*'}, Action"), "yes"),
        ("{}", PUBLIC.replace("'*', Action", "{Service: cloudfront.amazonaws.com}, Action"), "no"),
        ("{}", PUBLIC.replace("Resource: x", "Resource: x, Condition: {StringEquals: {a: b}}"), "no"),
        ("{}", PUBLIC.replace("Allow", "Deny"), "no"),
        (
            "{PublicAccessBlockConfiguration: {BlockPublicPolicy: true, RestrictPublicBuckets: true}}",
            PUBLIC,
            "no",
        ),
        (
            (
                "{PublicAccessBlockConfiguration: {BlockPublicAcls: false, BlockPublicPolicy: false, "
                "IgnorePublicAcls: false, RestrictPublicBuckets: false}}"
            ),
            "",
            "yes",
        ),
    ],
)
def test_public_buckets(bucket: str, policy: str, public: str) -> None:
    more = (
        f"  P:\n    Type: AWS::S3::BucketPolicy\n    Properties: {{Bucket: !Ref B, PolicyDocument: {policy}}}\n"
        if policy
        else ""
    )
    other = "  Other:\n    Type: AWS::S3::Bucket\n"
    read = cloud(f"  B:\n    Type: AWS::S3::Bucket\n    Properties: {bucket}\n{more}{other}")
    assert traits(read, "bucket", "public") == {"B": public, "Other": "no"}


FUNCTIONS = """\
Globals:
  Function: {Runtime: python3.9, Tracing: Active}
Resources:
  Old:
    Type: AWS::Serverless::Function
    Properties:
      FunctionUrlConfig:
        AuthType: NONE
        Cors: {AllowOrigins: ['*']}
      Environment:
        Variables:
          STRIPE_KEY: sk_live_EXAMPLE51HfakeFAKE0000
          JWT_SECRET: fakesecretvalue
          DB_PASSWORD: '{{resolve:secretsmanager:db}}'
          API_TOKEN: !Ref Token
          REGION: us-east-1
      Events:
        Get: {Type: HttpApi, Properties: {Path: /x, Method: get}}
        Any: {Type: Api, Properties: {Path: /y, Method: any, Auth: {Authorizer: Pool}}}
        Pre: {Type: HttpApi, Properties: {Path: /x, Method: options}}
      AutoPublishAlias: live
  New:
    Type: AWS::Lambda::Function
    Properties: {Runtime: python3.13, TracingConfig: {Mode: PassThrough}}
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: {LogGroupName: !Sub '/aws/lambda/${New}', RetentionInDays: 30}
  Forever:
    Type: AWS::Logs::LogGroup
  Url:
    Type: AWS::Lambda::Url
    Properties: {AuthType: AWS_IAM}
"""


def test_functions_urls_routes_and_logs() -> None:
    ends = {"python3.9": date(2025, 12, 15), "python3.13": date(2029, 6, 30)}
    read = read_infrastructure(FUNCTIONS, "t.yaml", end_of_life=ends, today=date(2026, 5, 5))
    assert traits(read, "function", "runtime") == {"Old": "python3.9", "New": "python3.13"}
    assert traits(read, "function", "end_of_life") == {"Old": "yes", "New": "no"}
    assert traits(read, "function", "tracing") == {"Old": "yes", "New": "no"}
    assert traits(read, "function", "log_group") == {"Old": "no", "New": "yes"}
    assert traits(read, "function_url", "auth") == {"Old": "no", "Url": "yes"}
    assert traits(read, "function_url", "cors") == {"Old": "yes", "Url": "no"}
    assert traits(read, "log_group", "retention") == {"Logs": "30", "Forever": ""}
    assert [(r.traits["method"], r.traits["path"], r.traits["auth"], r.line) for r in read.of("route")] == [
        ("GET", "/x", "no", 18),
        ("*", "/y", "yes", 19),
    ]
    assert [(s.kind, s.name, s.line) for s in read.secrets] == [
        ("stripe_key", "STRIPE_KEY", 12),
        ("assignment", "JWT_SECRET", 13),
    ]
    assert read.safe_deploys == (("Old.AutoPublishAlias", 21),)
    assert "EXAMPLE" not in repr(read)
    assert "fakesecretvalue" not in repr(read)


def test_a_runtime_without_a_date_is_unknown() -> None:
    assert traits(read_infrastructure(FUNCTIONS, "t.yaml"), "function", "end_of_life") == {
        "Old": "unknown",
        "New": "unknown",
    }


def test_apis_and_tables() -> None:
    read = cloud(
        """
          Open:
            Type: AWS::ApiGatewayV2::Api
            Properties: {CorsConfiguration: {AllowOrigins: ['*']}}
          Named:
            Type: AWS::ApiGatewayV2::Api
            Properties: {CorsConfiguration: {AllowOrigins: ['https://example.com']}}
          Bare:
            Type: AWS::ApiGatewayV2::Route
            Properties: {RouteKey: GET /jobs}
          Guarded:
            Type: AWS::ApiGatewayV2::Route
            Properties: {RouteKey: POST /jobs, AuthorizationType: JWT}
          Method:
            Type: AWS::ApiGateway::Method
            Properties: {HttpMethod: ANY, AuthorizationType: NONE}
          Preflight:
            Type: AWS::ApiGateway::Method
            Properties: {HttpMethod: OPTIONS, AuthorizationType: NONE}
          Kept:
            Type: AWS::DynamoDB::Table
            Properties: {PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}}
          Lost:
            Type: AWS::DynamoDB::Table
            Properties: {PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: false}}
        """
    )
    assert traits(read, "api", "cors") == {"Open": "yes", "Named": "no"}
    assert traits(read, "route", "auth") == {"Bare": "no", "Guarded": "yes", "Method": "no"}
    assert traits(read, "table", "backup") == {"Kept": "yes", "Lost": "no"}


def test_json_with_long_intrinsics_reads_the_same() -> None:
    template = {
        "Resources": {
            "Site": {
                "Type": "AWS::CloudFront::Distribution",
                "Properties": {"DistributionConfig": {"WebACLId": {"Ref": "Acl"}}},
            },
            "May": {
                "Type": "AWS::CloudFront::Distribution",
                "Properties": {"DistributionConfig": {"WebACLId": {"Fn::If": [1, 2]}}},
            },
        }
    }
    for width in (None, 2, "\t"):
        read = read_infrastructure(json.dumps(template, indent=width), "t.json")
        assert traits(read, "distribution", "waf") == {"Site": "yes", "May": "unknown"}


def test_stages() -> None:
    head = "Parameters:\n  Stage: {Type: String, AllowedValues: [staging, prod]}\n  Env: {Type: String, Default: prod}\n"
    assert cloud("  B:\n    Type: AWS::S3::Bucket\n", head).stages == (("Stage", 2),)


def test_serverless_framework() -> None:
    text = """\
provider: {name: aws, runtime: nodejs14.x, environment: {JWT_SECRET: fakesecretvalue}}
functions:
  jobs:
    handler: x.y
    events:
      - http: {path: jobs, method: get}
      - httpApi: POST /jobs
resources:
  Resources:
    T: {Type: AWS::DynamoDB::Table}
"""
    read = read_infrastructure(text, "serverless.yml")
    assert traits(read, "function", "runtime") == {"jobs": "nodejs14.x"}
    assert [(r.traits["method"], r.traits["path"]) for r in read.of("route")] == [
        ("GET", "/jobs"),
        ("POST", "/jobs"),
    ]
    assert traits(read, "table", "backup") == {"T": "no"}
    assert [s.line for s in read.secrets] == [1]


TERRAFORM = """\
resource "aws_cloudfront_distribution" "bare" {
  default_cache_behavior { viewer_protocol_policy = "allow-all" } # allow
}
resource "aws_cloudfront_distribution" "safe" { web_acl_id = aws_wafv2_web_acl.w.arn }
resource "aws_cloudfront_distribution" "may" { web_acl_id = var.acl }
resource "aws_s3_bucket" "encoded" { bucket = "x" }
resource "aws_s3_bucket_policy" "encoded" {
  bucket = aws_s3_bucket.encoded.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.encoded.arn}/*" }]
  })
}
resource "aws_s3_bucket" "heredoc" {}
resource "aws_s3_bucket_policy" "heredoc" {
  bucket = aws_s3_bucket.heredoc.id
  policy = <<-END
    {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Resource": "${aws_s3_bucket.heredoc.arn}/*"}]}
  END
}
resource "aws_s3_bucket" "document" {}
resource "aws_s3_bucket_policy" "document" {
  bucket = aws_s3_bucket.document.id
  policy = data.aws_iam_policy_document.open.json
}
data "aws_iam_policy_document" "open" {
  statement {
    actions = ["s3:GetObject"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_s3_bucket" "closed" {}
resource "aws_s3_bucket_public_access_block" "closed" {
  bucket                  = aws_s3_bucket.closed.id
  block_public_policy     = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket_acl" "acl" {
  bucket = aws_s3_bucket.listed.id
  acl    = "public-read"
}
resource "aws_s3_bucket" "listed" {}
resource "aws_lambda_function" "jobs" {
  runtime = "nodejs14.x"
  environment {
    variables = {
      STRIPE_KEY = "sk_live_EXAMPLE51HfakeFAKE0000"
      TOKEN      = var.token
    }
  }
}
resource "aws_lambda_function_url" "u" {
  authorization_type = "NONE"
  cors { allow_origins = ["*"] }
}
resource "aws_apigatewayv2_route" "r" { route_key = "GET /x" }
resource "aws_apigatewayv2_route" "s" {
  route_key          = "ANY /y"
  authorization_type = "JWT"
}
resource "aws_cloudwatch_log_group" "l" { name = "/aws/lambda/${aws_lambda_function.jobs.function_name}" }
resource "aws_dynamodb_table" "t" { point_in_time_recovery { enabled = true } }
resource "aws_dynamodb_table" "v" {}
resource "aws_lambda_alias" "live" {}
variable "stage" { default = "staging" }
"""


def test_terraform() -> None:
    read = read_infrastructure(TERRAFORM, "main.tf")
    assert read.format == "terraform"
    assert traits(read, "distribution", "waf") == {"bare": "no", "safe": "yes", "may": "unknown"}
    assert traits(read, "distribution", "https") == {"bare": "no", "safe": "yes", "may": "yes"}
    assert traits(read, "bucket", "public") == {
        "encoded": "yes",
        "heredoc": "yes",
        "document": "yes",
        "closed": "no",
        "listed": "yes",
    }
    assert traits(read, "function", "runtime") == {"jobs": "nodejs14.x"}
    assert [(s.kind, s.line, s.name) for s in read.secrets] == [("stripe_key", 49, "STRIPE_KEY")]
    assert traits(read, "function_url", "auth") == {"u": "no"}
    assert traits(read, "function_url", "cors") == {"u": "yes"}
    assert [(r.traits["method"], r.traits["path"], r.traits["auth"]) for r in read.of("route")] == [
        ("GET", "/x", "no"),
        ("*", "/y", "yes"),
    ]
    assert traits(read, "log_group", "retention") == {"l": ""}
    assert traits(read, "table", "backup") == {"t": "yes", "v": "no"}
    assert [name for name, _ in read.stages] == ["stage"]
    assert [name for name, _ in read.safe_deploys] == ["live"]


@pytest.mark.parametrize(
    "text", ["a: 1\n", "[]", "", "Resources: {}\n", "Resources: [1]\n", "services:\n  web: {image: x}\n"]
)
def test_what_is_no_template_is_none(text: str) -> None:
    read = read_infrastructure(text, "x.yaml")
    assert (read.format, read.resources, read.problems) == ("", (), ())


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "{",
        "[" * 100_000,
        "- " * 50_000,
        "\0",
        "a:\n" + "".join(f"{' ' * i}a:\n" for i in range(300)),
    ],
)
def test_what_does_not_parse_says_where(text: str) -> None:
    assert read_infrastructure(text, "x.yaml").problems


def test_aliases_are_shared_and_rings_end() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a]\n" for i in range(500))
    assert read_infrastructure(
        f"{bomb}Resources: &r\n  B: {{Type: AWS::S3::Bucket, Properties: *r}}\n", "x.yaml"
    ).of("bucket")


HOSTILE = [
    "{",
    "resource ",
    "a = [",
    "a = jsonencode(",
    "<<E\n",
    '"',
    "a {",
    "x = f(",
    'resource "aws_s3_bucket" "b" {}\n',
    "/*",
    "${",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_terraform_takes_bounded_time(piece: str) -> None:
    started = time.process_time()
    read_infrastructure(piece * min(100_000, 60_000 // len(piece)), "x.tf")
    assert time.process_time() - started < 5


@given(st.lists(st.sampled_from(TERRAFORM.splitlines(keepends=True)), max_size=40).map("".join))
def test_any_terraform_is_answered(text: str) -> None:
    lines = text.count("\n") + 1
    assert all(1 <= r.line <= lines for r in read_infrastructure(text, "x.tf").resources)


@given(st.lists(st.sampled_from(FUNCTIONS.splitlines(keepends=True)), max_size=40).map("".join))
def test_any_yaml_is_answered(text: str) -> None:
    read = read_infrastructure(text, "x.yaml")
    assert all(1 <= r.line <= text.count("\n") + 1 for r in read.resources)


@given(st.binary(max_size=200), st.sampled_from(["x.yaml", "x.json", "x.tf"]))
def test_any_bytes_are_answered(data: bytes, name: str) -> None:
    assert read_infrastructure(data, name).encoding
