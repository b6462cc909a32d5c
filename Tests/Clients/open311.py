# SPDX-License-Identifier: Apache-2.0
"""usage: open311.py ADDRESS KEY: reads and writes through a running server with the clients georeport and three, and checks every answer."""

import io
import itertools
import json
import struct
import sys
import urllib.error
import urllib.parse
import urllib.request
import zlib

import jsonschema
from lxml import etree

import schemas

itertools.ifilter = filter  # three was written for Python 2
import three  # noqa: E402
from georeport import GeoReport  # noqa: E402

address, key = sys.argv[1:]
base = address + "/open311/v2"


def ask(path, data=None, headers={}):
    """Answers status, headers and body, whatever the status."""
    request = urllib.request.Request(path if "://" in path else f"{base}/{path}", data=data, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def png(width, height):
    """A picture with some structure in it."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((x * y * 7 + x * 5 + channel * 60) % 256 for x in range(width) for channel in range(3)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def flat(element):
    """An element of XML as the Spark convention has it in JSON, all of it text."""
    if len(element) == 0:
        return element.text
    names = {child.tag for child in element}
    plural = {"services", "service_requests", "attributes", "values", "endpoints", "formats", "errors", "media_urls", "notes",
              "service_request_updates", "photos"}
    if element.tag in plural and len(names) == 1:
        return [flat(child) for child in element]
    return {child.tag: flat(child) for child in element}


def as_text(value):
    if isinstance(value, list):
        return [as_text(item) for item in value] or None
    if isinstance(value, dict):
        return {name: as_text(item) for name, item in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or value == "":
        return None
    return str(value)


def same(path):
    """XML and JSON say the same, and the schema of the answer in JSON is returned."""
    status, headers, xml = ask(path.replace("FORM", "xml"))
    assert status == 200, (path, status, xml[:300])
    assert headers["Content-Type"] == "text/xml; charset=utf-8", headers["Content-Type"]
    assert xml.startswith(b'<?xml version="1.0" encoding="utf-8"?>'), xml[:60]
    tree = etree.fromstring(xml)
    assert all(child.prefix is None for child in tree.iter())
    status, headers, body = ask(path.replace("FORM", "json"))
    assert status == 200 and headers["Content-Type"] == "application/json; charset=utf-8"
    found = json.loads(body)
    assert flat(tree) == as_text(found), path
    return found


jsonschema.validate(same("discovery.FORM"), schemas.discovery)
services = same("services.FORM")
jsonschema.validate(services, schemas.services)
for service in services:
    definition = same(f"services/{service['service_code']}.FORM")
    jsonschema.validate(definition, schemas.definition)
    assert bool(definition["attributes"]) == service["metadata"]
for query in ["", "?extensions=true", "?status=closed&page_size=20", "?status=open&extensions=true&page=2&page_size=2"]:
    found = same("requests.FORM" + query)
    jsonschema.validate(found, schemas.requests)
    assert found, query
jsonschema.validate(same(f"requests/{found[0]['service_request_id']}.FORM"), schemas.requests)

# georeport reads, in both forms
for form in ["json", "xml"]:
    client = GeoReport(base + "/", output_format=form)
    assert len(client.get_service_list()) == len(services)
    assert client.get_service_definition(services[0]["service_code"])["service_code"] == services[0]["service_code"]
    requests = client.get_service_requests(status="closed")
    assert requests and all(request["status"] == "closed" for request in requests)
    one = client.get_service_request(requests[0]["service_request_id"])
    one = one[0] if isinstance(one, list) else one
    assert one["service_request_id"] == requests[0]["service_request_id"], one

# three reads and writes
point = next(request for request in found if request["lat"])
client = three.Three(base, api_key=key)
assert client.discovery()["endpoints"]
assert len(client.services()) == len(services)
assert client.services(services[0]["service_code"])["attributes"] is not None
assert len(client.requests(count=5)) == 5
posted = client.post("other", lat=point["lat"], long=point["long"], name="Zhao Xiaohong", phone="13800001111", description="桥头的灯不亮 <b>&")
jsonschema.validate(posted, schemas.receipt)
number = posted[0]["service_request_id"]
seen = client.request(number)[0]
assert seen["description"] == "桥头的灯不亮 <b>&" and seen["status"] == "open", seen
assert "13800001111" not in json.dumps(client.request(number, extensions="true"))

# with a photo, as multipart
photo = png(40, 30)
posted = three.Three(base, api_key=key).post(
    "other", address="桥弄街", description="井盖松了", media=("photo.png", io.BytesIO(photo), "image/png"))
jsonschema.validate(posted, schemas.receipt)
shown = client.request(posted[0]["service_request_id"])[0]
status, headers, body = ask(shown["media_url"])
assert status == 200 and headers["Content-Type"] == "image/jpeg", shown

# what goes wrong is told in the form that was asked for
for path, data, expected in [
    ("requests.FORM", b"service_code=other&lat=1&long=1&description=x", 403),
    ("requests.FORM", b"api_key=wrong-key&service_code=other&lat=1&long=1&description=x", 403),
    ("requests.FORM", f"api_key={key}&lat=1&long=1&description=x".encode(), 400),
    ("requests.FORM", f"api_key={key}&service_code=none&lat=1&long=1&description=x".encode(), 404),
    ("requests.FORM?start_date=9999-01-01T00:00:00Z", None, 400),
    ("requests/none.FORM", None, 404), ("services/none.FORM", None, 404), ("tokens/none.FORM", None, 404), ("services.FORM?jurisdiction_id=none", None, 404),
    ("nowhere.FORM", None, 404),
]:
    status, headers, body = ask(path.replace("FORM", "json"), data)
    assert status == expected, (path, status, body)
    jsonschema.validate(json.loads(body), schemas.errors)
    status, headers, body = ask(path.replace("FORM", "xml"), data)
    assert status == expected and etree.fromstring(body).xpath("/errors/error/code/text()") == [str(expected)], (path, body)

print(f"Open311: {len(services)} services, georeport and three read and wrote; XML and JSON agree.")
