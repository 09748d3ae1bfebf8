"""Judges STAC documents by the published JSON schemas, offline.

The first argument is a folder of schemas, which are found by their $id; the others are documents. Each is judged by the schema of its type and
by those of its stac_extensions. Prints what is wrong, a line each; the last line counts the documents.
"""
import json
import pathlib
import sys

import jsonschema

store = {}
for folder in (sys.argv[1], "/usr/share/proj"):
    for path in pathlib.Path(folder).glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(schema, dict) and "$id" in schema:
            store[schema["$id"].rstrip("#")] = schema
store["https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/common.json"] = store[
    "https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/commonjson"]  # A slip in what is published.
store["https://proj.org/schemas/v0.7/projjson.schema.json"] = store[
    next(key for key in store if key.startswith("https://proj.org/schemas/") and "projjson" in key)]  # The one that PROJ here writes.
CORE = {
    "Feature": "https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/item.json",
    "Catalog": "https://schemas.stacspec.org/v1.1.0/catalog-spec/json-schema/catalog.json",
    "Collection": "https://schemas.stacspec.org/v1.1.0/collection-spec/json-schema/collection.json",
}
validators = {}


class Disk(jsonschema.RefResolver):
    def resolve_remote(self, uri):
        raise LookupError(f"{uri} is not on this disk")


def validator(address):
    if address not in validators:
        schema = store[address]
        kind = jsonschema.validators.validator_for(schema)
        resolver = Disk(schema["$id"], schema, store={**store, **{key + "#": value for key, value in store.items()}})
        validators[address] = kind(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
    return validators[address]


count = 0
for name in sys.argv[2:]:
    document = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
    count += 1
    for address in [CORE[document["type"]], *document.get("stac_extensions", [])]:
        if address not in store:
            print(f"{name}: {address} is not on this disk")
            continue
        for error in list(validator(address).iter_errors(document))[:5]:
            where = "/".join(str(part) for part in error.absolute_path)
            inner = "; ".join(sub.message[:150] for sub in (error.context or [])[:4])
            print(f"{name}: {where}: {error.message[:200]} {inner} ({address})")
print(f"{count} documents")
