#!/usr/bin/python3
"""Runs a command beside an archive on this machine: a STAC API, S3 that wants signed requests, and a MAAP that gives keys to it.

Usage: samples/archive.py [--without-keys] FOLDER COMMAND…      (FOLDER: what make-data.py has made)
The command has STAC (the catalogue's address), KEYS (where keys are given), AWS_ENDPOINT_URL, MAAP_API_HOST, MAAP_PGT, and keys of its own.
"""
import datetime
import hashlib
import hmac
import http.server
import json
import os
import secrets
import subprocess
import sys
import threading
import urllib.parse

arguments = sys.argv[1:]
has_keys = arguments[:1] != ["--without-keys"]
ROOT, *COMMAND = arguments[0 if has_keys else 1:]
if not COMMAND:
    sys.exit(__doc__)
BUCKETS = os.path.realpath(os.path.join(ROOT, "archive"))
REGION, TICKET = "us-west-2", secrets.token_hex(16)
KEYS = "https://archive.example.org/s3credentials"   # MAAP asks there; nobody else does
OWN, GIVEN = ((f"AKIA{secrets.token_hex(8).upper()}", secrets.token_hex(20)) for _ in range(2))
with open(os.path.join(BUCKETS, "items.json")) as file:
    ITEMS = json.load(file)


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def is_signed(request):
    """AWS's signature, version 4."""
    method, fields = request.headers.get("Authorization", " ").split(" ", 1)
    fields = dict(field.strip().split("=", 1) for field in fields.split(",") if "=" in field)
    if method != "AWS4-HMAC-SHA256":
        return False
    key, *scope = fields["Credential"].split("/")
    names = fields["SignedHeaders"].split(";")
    path, _, query = request.path.partition("?")
    canonical = "\n".join([
        request.command, path, "&".join(sorted(query.split("&"))),
        *(f"{name}:{' '.join(request.headers.get(name, '').split())}" for name in names), "",
        ";".join(names), request.headers["x-amz-content-sha256"]])
    text = "\n".join([method, request.headers["x-amz-date"], "/".join(scope), hashlib.sha256(canonical.encode()).hexdigest()])
    signature = f"AWS4{dict([OWN, GIVEN]).get(key, '')}".encode()
    for part in scope:
        signature = sign(signature, part)
    return scope[1:] == [REGION, "s3", "aws4_request"] and hmac.compare_digest(sign(signature, text).hex(), fields["Signature"])


def find(query):
    """A page of what a STAC search finds."""
    west, south, east, north = query.get("bbox", [-180, -90, 180, 90])
    start, _, end = query.get("datetime", "../..").partition("/")
    found = [
        item for item in ITEMS
        if item["collection"] in query.get("collections", ["hls"])
        and item["bbox"][0] <= east and item["bbox"][2] >= west and item["bbox"][1] <= north and item["bbox"][3] >= south
        and (start == ".." or item["properties"]["datetime"] >= start) and (end == ".." or item["properties"]["datetime"] <= end)]
    first = int(query.get("token", 0))
    last = first + min(int(query.get("limit", 10)), 4)
    links = [] if last >= len(found) else [
        {"rel": "next", "href": f"{ADDRESS}/stac/search", "method": "POST", "merge": True, "body": {"token": str(last)}}]
    return {"type": "FeatureCollection", "numberMatched": len(found), "features": found[first:last], "links": links}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/json", **headers):
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/stac/search":
            self.answer(200, find(json.loads(body)), "application/geo+json")
        else:
            self.answer(404)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path.rstrip("/") == "/stac":
            self.answer(200, {
                "type": "Catalog", "stac_version": "1.0.0", "id": "archive", "description": "An archive on this machine",
                "conformsTo": ["https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/item-search"],
                "links": [{"rel": "search", "href": f"{ADDRESS}/stac/search", "method": "POST", "type": "application/geo+json"}]})
        elif path == "/api/environment/config":
            self.answer(200, {"maap_endpoint": {"member": "members/self", "processes_ogc": "ogc/processes"}, "service": {"maap_api_root": f"{ADDRESS}/api"}})
        elif path == "/api/members/self/awsAccess/edcCredentials/" + urllib.parse.quote(urllib.parse.quote(KEYS, safe="")):   # as maap-py
            if self.headers.get("proxy-ticket") == TICKET:
                ends = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
                self.answer(200, {"accessKeyId": GIVEN[0], "secretAccessKey": GIVEN[1], "expiration": ends.strftime("%Y-%m-%d %H:%M:%S+00:00")})
            else:
                self.answer(403, {"code": 403, "message": "Not authorized."})
        elif path.startswith(("/api/", "/stac/")):
            self.answer(404, {"code": "NotFound", "description": "There is no such page."})
        else:
            self.answer_object(path)

    do_HEAD = do_GET

    def answer_object(self, path):
        file = os.path.realpath(os.path.join(BUCKETS, urllib.parse.unquote(path)[1:]))
        if not is_signed(self):
            self.answer(403, b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", "application/xml")
        elif not file.startswith(BUCKETS + os.sep) or not os.path.isfile(file):
            self.answer(404, b"<Error><Code>NoSuchKey</Code><Message>There is no such object.</Message></Error>", "application/xml")
        else:
            with open(file, "rb") as stream:
                content = stream.read()
            if "Range" in self.headers:
                first, last = self.headers["Range"].removeprefix("bytes=").split("-")
                part = content[int(first):int(last or len(content)) + 1]
                self.answer(206, part, "image/tiff", Content_Range=f"bytes {first}-{int(first) + len(part) - 1}/{len(content)}")
            else:
                self.answer(200, content, "image/tiff", Accept_Ranges="bytes")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
ADDRESS = f"http://127.0.0.1:{server.server_address[1]}"
threading.Thread(target=server.serve_forever, daemon=True).start()
environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
    "STAC": f"{ADDRESS}/stac", "KEYS": KEYS, "AWS_ENDPOINT_URL": ADDRESS, "AWS_REGION": REGION, "AWS_EC2_METADATA_DISABLED": "true",
    "MAAP_API_HOST": ADDRESS, "MAAP_PGT": TICKET}
if has_keys:
    environment |= {"AWS_ACCESS_KEY_ID": OWN[0], "AWS_SECRET_ACCESS_KEY": OWN[1]}
sys.exit(subprocess.run(COMMAND, env=environment).returncode)
