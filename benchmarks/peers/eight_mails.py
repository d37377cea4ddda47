"""The floor under `send --all`: what a run has imported at its end, the questions of a preflight, eight mails."""

import importlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What sys.modules holds at the end of a run, with what these import; a bare `import pydantic` would load nothing.
LIBRARIES = "click sqlite3 yaml pydantic.main jinja2.sandbox markdown_it duckdb requests gspread tenacity"
for name in (*LIBRARIES.split(), "cronsim", "google.oauth2.service_account"):
    importlib.import_module(name)
import botocore.session
from botocore.config import Config


class Answer(BaseHTTPRequestHandler):
    protocol_version, disable_nagle_algorithm = "HTTP/1.1", True

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
keys = {"aws_access_key_id": "EXAMPLE", "aws_secret_access_key": "EXAMPLE", "region_name": "us-west-2"}
keys |= {"endpoint_url": f"http://127.0.0.1:{server.server_port}", "config": Config(proxies={})}
client = botocore.session.Session().create_client("sesv2", **keys)
client.get_account()
client.get_email_identity(EmailIdentity="a@example.com")
for _ in range(8):
    content = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "x" * 8000}}}}
    client.send_email(FromEmailAddress="a@example.com", Destination={}, Content=content)
