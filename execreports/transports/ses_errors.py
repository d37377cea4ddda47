"""What SES and botocore say, sorted by what may be done next.

Certainly not accepted (retried): never connected; told to slow down. Certainly refused: content, addresses.
True for the whole batch: identity, region, account, credentials, daily quota. Everything else, 5xx and lost
answers above all, may have been accepted: unknown. Codes are matched as text, because the throttling codes of
v1 and of gateways in front of v2 are not modelled.
"""

from execreports.errors import BatchRefused, ExecReportsError, MessageRefused, OutcomeUnknown, TransportDown

THROTTLED = {
    "TooManyRequestsException", "Throttling", "ThrottlingException", "ThrottledException",
    "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded", "LimitExceededException",
}  # fmt: skip
PAUSED = {
    "SendingPausedException", "AccountSuspendedException", "AccountSendingPausedException",
    "ConfigurationSetSendingPausedException",
}  # fmt: skip
CREDENTIALS = {
    "ExpiredTokenException", "ExpiredToken", "AccessDeniedException", "AccessDenied", "RequestExpired",
    "UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException", "NotAuthorized",
    "MissingAuthenticationToken", "MissingAuthenticationTokenException", "IncompleteSignature", "AuthFailure",
    "IncompleteSignatureException", "InvalidAccessKeyId", "UnauthorizedException", "SignatureDoesNotMatch",
    "OptInRequired",
}  # fmt: skip
SETTING = {"NotFoundException", "ConfigurationSetDoesNotExist", "ConfigurationSetDoesNotExistException"}
REFUSED = {
    "MessageRejected", "BadRequestException", "InvalidParameterValue", "ValidationError",
    "ValidationException", "InvalidParameterException", "InvalidParameterCombination",
}  # fmt: skip
UNVERIFIED = {"MailFromDomainNotVerified", "MailFromDomainNotVerifiedException"}
RESOLVE = (
    "look for it in the mailbox, then `execreports resend RUN/PERSONA`, or add `--arrived` if it is there"
)


def translated(error: Exception, *, region: str, sender: str) -> ExecReportsError:
    """The same failure in our words; an error of ours comes back as it is."""
    from botocore import exceptions as aws

    if isinstance(error, ExecReportsError):
        return error
    if isinstance(error, aws.ClientError):
        return answered(error.response or {}, region=region, sender=sender)
    if isinstance(error, (aws.ConnectTimeoutError, aws.EndpointConnectionError, aws.ProxyConnectionError)):
        return TransportDown(f"no connection to SES in {region}: {type(error).__name__}")
    lacking = (
        aws.NoCredentialsError,
        aws.PartialCredentialsError,
        aws.CredentialRetrievalError,
        aws.SSOError,
    )
    if isinstance(error, (*lacking, aws.TokenRetrievalError)):
        return _credentials(f"AWS credentials are missing or cannot be read ({type(error).__name__})")
    if isinstance(error, (aws.ParamValidationError, aws.NoRegionError, aws.InvalidRegionError)):
        return MessageRefused(f"SES would not take the request: {type(error).__name__}")
    return OutcomeUnknown(
        f"the answer of SES was lost ({type(error).__name__}); the mail may have gone", fix=RESOLVE
    )


def answered(response: dict[str, object], *, region: str, sender: str) -> ExecReportsError:
    """An error answer of SES by its HTTP status and code; its text decides only where the code does not."""
    told = response.get("Error")
    code = str(told.get("Code", "")) if isinstance(told, dict) else ""
    text = str(told.get("Message", "")) if isinstance(told, dict) else ""
    meta = response.get("ResponseMetadata")
    status = int(meta.get("HTTPStatusCode", 0)) if isinstance(meta, dict) else 0
    low = text.lower()
    if status >= 500 or status < 400:
        return OutcomeUnknown(f"SES answered {status} {code}; the mail may have gone", fix=RESOLVE)
    if "daily" in low and "quota" in low:
        return BatchRefused(
            f"the daily sending quota of this account in {region} is used up",
            fix="`execreports retry` tomorrow, or ask AWS for a higher quota",
            code="E-SES-311",
        )
    if code in THROTTLED or status == 429:
        return TransportDown(f"SES asks to slow down ({code or status})")
    return _final(code, status, text, region=region, sender=sender)


def _final(code: str, status: int, text: str, *, region: str, sender: str) -> ExecReportsError:
    if code in UNVERIFIED or (code == "MessageRejected" and "not verified" in text.lower()):
        return BatchRefused(
            f"SES in {region} refuses the sender {sender} or a recipient as not verified: {text[:300]}",
            fix=f"verify the identity in {region}, or set SES_REGION to the region where it is verified",
            code="E-SES-312",
            exit_code=77,
        )
    if code in PAUSED:
        why = f"sending is paused for this account or configuration set in {region} ({code})"
        return BatchRefused(why, fix="see the account page of the SES console", code="E-SES-313")
    if code in CREDENTIALS or status in {401, 403}:
        return _credentials(f"AWS refused the credentials ({code or status})")
    if code in SETTING or status in {404, 405}:
        return BatchRefused(
            f"SES in {region} does not know what was named, or is not SES ({code or status}): {text[:300]}",
            fix="check the configuration set, SES_REGION and AWS_ENDPOINT_URL_SESV2",
            code="E-SES-314",
            exit_code=78,
        )
    if code in REFUSED or status in {400, 413}:
        return MessageRefused(f"SES refused the message ({code or status}): {text[:300]}")
    return OutcomeUnknown(f"SES answered {status} {code}; the mail may have gone", fix=RESOLVE)


def _credentials(message: str) -> BatchRefused:
    return BatchRefused(
        message,
        fix="set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and check the clock",
        code="E-SES-320",
        exit_code=77,
    )
