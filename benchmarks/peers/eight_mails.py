"""The floor under `send --all`: the same libraries imported, eight mails posted to the same kind of server."""

import importlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

for name in ("click", "yaml", "pydantic", "jinja2", "markdown_it", "duckdb", "requests", "gspread", "boto3", "tenacity"):
    importlib.import_module(name)
from botocore.config import Config
import boto3


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"MessageId":"floor"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = boto3.client("sesv2", region_name="us-west-2", endpoint_url=f"http://127.0.0.1:{server.server_port}", aws_access_key_id="EXAMPLE",
                      aws_secret_access_key="EXAMPLE", config=Config(retries={"mode": "standard", "total_max_attempts": 1}))
for _ in range(8):
    client.send_email(FromEmailAddress="a@example.com", Destination={"ToAddresses": ["b@example.com"]},
                      Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "x" * 8000}}}})
print("8 sent")
