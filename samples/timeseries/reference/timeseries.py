"""Reads a time series at points from scenes that a STAC API finds, with boto3 and rasterio."""
import argparse
import csv
import json
import os
import urllib.parse
import urllib.request

import boto3
import rasterio
from rasterio.warp import transform

parser = argparse.ArgumentParser()
parser.add_argument("--points", required=True)
parser.add_argument("--catalog", required=True)
parser.add_argument("--collection", required=True)
parser.add_argument("--when", default="")
parser.add_argument("--assets", nargs="+", default=["B04", "B8A", "Fmask"])
parser.add_argument("--keys")
parser.add_argument("--output_file", default="timeseries.csv")
args = parser.parse_args()
assets = args.assets[0].split(",") if len(args.assets) == 1 else args.assets


def given_keys():
    """The archive's keys, for which maap-py asks MAAP."""
    host = os.environ["MAAP_API_HOST"]
    request = urllib.request.Request(
        f"{host if '://' in host else 'https://' + host}/api/members/self/awsAccess/edcCredentials/{urllib.parse.quote(urllib.parse.quote(args.keys, safe=''))}",
        headers={"proxy-ticket": os.environ["MAAP_PGT"]})
    with urllib.request.urlopen(request) as answer:
        keys = json.load(answer)
    return {
        "aws_access_key_id": keys["accessKeyId"], "aws_secret_access_key": keys["secretAccessKey"], "aws_session_token": keys.get("sessionToken")}


s3 = boto3.client(
    "s3", endpoint_url=os.environ.get("AWS_ENDPOINT_URL"), region_name=os.environ.get("AWS_REGION"), **(given_keys() if args.keys else {}))

with open(args.points) as file:
    points = [(feature["properties"]["name"], *feature["geometry"]["coordinates"][:2]) for feature in json.load(file)["features"]]
names, xs, ys = zip(*points)


def search():
    query = {"collections": [args.collection], "bbox": [min(xs), min(ys), max(xs), max(ys)], "limit": 100}
    if args.when:
        start, end = (args.when.split("/") * 2)[:2]
        query["datetime"] = f"{start}T00:00:00Z/{end}T23:59:59Z" if ".." not in (start, end) else "../.."
    while query:
        request = urllib.request.Request(
            args.catalog.rstrip("/") + "/search", json.dumps(query).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            page = json.load(answer)
        yield from page["features"]
        query = next(({**query, **link["body"]} for link in page["links"] if link["rel"] == "next"), None)


def read(href):
    """The pixels that the points lie in."""
    place = urllib.parse.urlsplit(href)
    content = s3.get_object(Bucket=place.netloc, Key=place.path[1:])["Body"].read()
    with rasterio.MemoryFile(content) as memory, memory.open() as scene:
        pixels = scene.sample(zip(*transform("EPSG:4326", scene.crs, xs, ys)), 1, masked=True)
        return ["" if pixel.mask.any() else int(pixel[0]) for pixel in pixels]


rows = []
for item in search():
    values = [read(item["assets"][asset]["href"]) for asset in assets]
    rows += [(name, item["properties"]["datetime"], item["id"], *row) for name, row in zip(names, zip(*values)) if any(value != "" for value in row)]

with open(os.path.join("output", args.output_file), "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["point", "time", "scene", *assets])
    table.writerows(sorted(rows))
