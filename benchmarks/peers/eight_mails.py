"""The floor under `send --all`: what a run has imported at its end, the questions of a preflight, eight mails; no more."""

import importlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIBRARIES = "click sqlite3 yaml pydantic jinja2.sandbox markdown_it duckdb requests gspread google.oauth2.service_account tenacity cronsim"
for name in LIBRARIES.split():  # sys.modules at the end of a run holds these and what they import
    importlib.import_module(name)
import botocore.session  # what boto3 wraps; importing boto3 on top of it would only raise the floor
from botocore.config import Config


class Answer(BaseHTTPRequestHandler):
    protocol_version, disable_nagle_algorithm = (
        "HTTP/1.1",
        True,
    )  # the connection is kept, nothing waits for an ACK

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"MessageId": "floor", "SendingEnabled": true, "VerifiedForSendingStatus": true}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET, log_message = do_POST, lambda *_: None


server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
session = botocore.session.Session()  # one for both clients: questions may be repeated, a mail may not
reads, sends = (
    session.create_client(
        "sesv2",
        "us-west-2",
        endpoint_url=f"http://127.0.0.1:{server.server_port}",
        aws_access_key_id="EXAMPLE",
        aws_secret_access_key="EXAMPLE",
        config=Config(retries={"mode": "standard", "total_max_attempts": n}),
    )
    for n in (3, 1)
)
reads.get_account()
reads.get_email_identity(EmailIdentity="a@example.com")
for _ in range(8):
    sends.send_email(
        FromEmailAddress="a@example.com",
        Destination={"ToAddresses": ["b@example.com"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "x" * 8000}}}},
    )
print("8 sent")
