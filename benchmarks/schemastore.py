"""Compare SchemaStore's schema of host.json with the host: `python benchmarks/schemastore.py host.json`.

The argument is the schema, fetched from https://www.schemastore.org/host.json. The documents, and what the host does
with each, are those of tests/schemas/data/schemastore_probes.json, which also holds what the schema said when it was
last compared. Prints the counts, and each document on which the schema has changed its mind; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jsonschema import Draft4Validator

PROBES = Path(__file__).resolve().parent.parent / "tests" / "schemas" / "data" / "schemastore_probes.json"


def main() -> int:
    """Give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schema", type=Path)
    arguments = parser.parse_args()
    validator = Draft4Validator(json.loads(arguments.schema.read_text(encoding="utf-8")))
    probes = json.loads(PROBES.read_text(encoding="utf-8"))
    changed = 0
    refused = {True: 0, False: 0}
    for probe in probes:
        accepts = validator.is_valid(probe["document"])
        refused[probe["host_accepts"]] += not accepts
        if accepts != probe["schemastore_valid"]:
            changed += 1
            print(f"{'accepts' if accepts else 'refuses'} now: {json.dumps(probe['document'])}")
    right = sum(probe["host_accepts"] for probe in probes)
    print(f"refuses {refused[True]} of {right} documents that the host reads as they are meant")
    print(f"accepts {len(probes) - right - refused[False]} of {len(probes) - right} that it refuses or does not heed")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
