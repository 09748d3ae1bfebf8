"""Walks a STAC API by the links that pystac-client follows: the landing page, its conformsTo, rel=data, rel=search, rel=items and rel=next.

Arguments: the landing page's address, the token, the number of jobs, a folder that gets all documents. Prints nothing where all is well.
"""
import hashlib
import json
import pathlib
import sys

import requests

root, token, jobs, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
session = requests.Session()
session.headers["proxy-ticket"] = token
documents = 0


def keep(document):
    global documents
    documents += 1
    (folder / f"{documents}.json").write_text(json.dumps(document), encoding="utf-8")
    return document


def link(document, rel, method=None):
    found = [one for one in document["links"] if one["rel"] == rel and (method is None or one.get("method", "GET") == method)]
    return found[0] if found else None


def get(url, **parameters):
    answer = session.get(url, params=parameters)
    assert answer.status_code == 200, (url, answer.status_code, answer.text)
    return answer.json()


def pages(link_or_page):
    """As pystac-client: a next link is followed by its method, with its body."""
    page = link_or_page
    while page is not None:
        yield page
        following = link(page, "next")
        if following is None:
            return
        if following.get("method", "GET") == "POST":
            answer = session.post(following["href"], json=following["body"])
        else:
            answer = session.get(following["href"])
        assert answer.status_code == 200, answer.text
        page = answer.json()


def search(method="POST", **body):
    address = link(landing, "search", method)["href"]
    if method == "POST":
        answer = session.post(address, json=body)
    else:
        answer = session.get(address, params={key: ",".join(map(str, value)) if isinstance(value, list) else value for key, value in body.items()})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].startswith("application/geo+json"), answer.headers
    return [item for page in pages(answer.json()) for item in page["features"]]


assert requests.get(root).status_code == 401
landing = keep(get(root))
assert landing["type"] == "Catalog"
for need in ("core", "collections", "ogcapi-features", "item-search"):
    assert any(f"/{need}" in uri for uri in landing["conformsTo"]), need
assert get(link(landing, "conformance")["href"])["conformsTo"] == landing["conformsTo"]
assert get(link(landing, "service-desc")["href"])["openapi"].startswith("3.0")
assert link(landing, "self")["href"] == root == link(landing, "root")["href"]

collections = get(link(landing, "data")["href"])["collections"]
assert [one["id"] for one in collections] == ["counter:main"], collections
collection = keep(collections[0])
assert get(link(collection, "self")["href"]) == collection
assert [one["href"] for one in landing["links"] if one["rel"] == "child"] == [link(collection, "self")["href"]]

items = search(limit=5)
assert len(items) == 2 * jobs, len(items)
ids = {item["id"] for item in items}
assert len(ids) == 2 * jobs
for method in ("GET", "POST"):
    for limit in (1, 3, 7, 100):
        assert [item["id"] for item in search(method, limit=limit)] == [item["id"] for item in items], (method, limit)
for page in pages(get(link(collection, "items")["href"], limit=4)):
    assert len(page["features"]) <= 4 and page["numberMatched"] == 2 * jobs
    ids -= {item["id"] for item in page["features"]}
assert not ids
assert len(search(collections=["counter:main"])) == 2 * jobs
assert search(collections=["nothing"]) == []

rasters = [item for item in items if item["geometry"]]
assert len(rasters) == jobs
for item in items:
    keep(item)
    assert get(link(item, "self")["href"]) == item
    assert get(link(item, "collection")["href"]) == collection
    for asset in item["assets"].values():
        content = requests.get(asset["href"]).content  # Addresses of results hold an id that nobody guesses.
        assert len(content) == asset["file:size"] and "1220" + hashlib.sha256(content).hexdigest() == asset["file:checksum"], asset
    assert "/home/" not in json.dumps(item) and "file:///" not in json.dumps(item)

one = rasters[0]
west, south, east, north = one["bbox"]
for method in ("GET", "POST"):
    near = search(method, bbox=[west + .1, south + .1, west + .2, south + .2])
    assert one["id"] in [item["id"] for item in near] and all(item["geometry"] for item in near), near
    assert search(method, bbox=[-1, -89.9, -.5, -89.8]) == []
    assert [item["id"] for item in search(method, ids=[one["id"]])] == [one["id"]]
    assert len(search(method, datetime="2001-02-03T04:05:06Z")) == 2 * jobs
    assert len(search(method, datetime="2001-02-03/..")) == 2 * jobs
    assert search(method, datetime="2002-01-01T00:00:00Z/..") == []
inside = {"type": "Polygon", "coordinates": [[[west + .1, south + .1], [west + .2, south + .1], [west + .1, south + .2], [west + .1, south + .1]]]}
assert one["id"] in [item["id"] for item in search(intersects=inside, limit=2)]
assert one["id"] in [item["id"] for item in search("GET", intersects=json.dumps(inside), limit=2)]
# All meet this box; none this triangle in its empty corner.
corner = {"type": "Polygon", "coordinates": [[[-170, -80], [170, 80], [170, 85], [-170, -80]]]}
apart = search(intersects=corner)
assert all(item["geometry"] for item in apart)

for address, status in (
        ("/collections/nothing", 404), ("/collections/nothing/items", 404), ("/collections/counter:main/items/nothing", 404),
        ("/search?bbox=1,2,3", 400), ("/search?bbox=a,2,3,4", 400), ("/search?datetime=yesterday", 400), ("/search?limit=0", 400),
        ("/search?token=x", 400), ("/search?filter=a=1", 400), ("/search?intersects=%7B", 400), ("/search?bbox=0,0,1,1&intersects=%7B%22type%22:%22Point%22,%22coordinates%22:%5B0,0%5D%7D", 400),
        ("/nothing", 404)):
    answer = session.get(root + address)
    assert answer.status_code == status and answer.headers["Content-Type"].startswith("application/json"), (address, answer.status_code, answer.text)
    assert "Exception" not in answer.text and "   at " not in answer.text, answer.text
for body in ("[]", "{", '{"bbox": "x"}', '{"ids": [1]}', '{"ids": "x"}', '{"limit": -1}', '{"intersects": {"type": "Cube"}}', '{"intersects": 5}', '{"datetime": 5}', "\"x\"", '{"query": 3}', '{"query": {"a": 1}}'):
    answer = session.post(root + "/search", data=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, (body, answer.status_code, answer.text)
foreign = session.get(root, headers={"Origin": "https://example.org"})
assert foreign.status_code == 403, foreign.status_code
assert session.get(root, headers={"Host": "example.org"}).status_code == 403
