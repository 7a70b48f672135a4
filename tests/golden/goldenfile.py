"""What the generators of golden numbers share: their command line, and how a file is written and compared."""
import json
import pathlib
import sys

import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"


def difference(here, there, path=""):
    """Where two trees of numbers and words first differ by more than rounding, or None."""
    if isinstance(here, dict) and isinstance(there, dict) and here.keys() == there.keys():
        return next(filter(None, (difference(here[key], there[key], path + "/" + key) for key in here)), None)
    if isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        return next(filter(None, (difference(a, b, path + "/" + str(i)) for i, (a, b) in enumerate(zip(here, there)))),
                    None)
    numbers = isinstance(here, (int, float)) and isinstance(there, (int, float))
    same = abs(here - there) <= 1e-10 if numbers else isinstance(here, str) and here == there
    return None if same else "%s: here %s, in the file %s" % (path, here, there)


def run(name, made):
    """Writes the tree to a file of that name, or compares it with the file's where --check is given."""
    file = FOLDER / name
    if sys.argv[1:] == ["--check"]:
        found = difference(made, json.loads(file.read_text(encoding="utf-8")))
        if found:
            sys.exit("%s differs at %s" % (file, found))
        print(file, "holds what PyTorch", torch.__version__, "gives")
    elif sys.argv[1:]:
        sys.exit("Unknown argument %s; the only one is --check." % sys.argv[1])
    else:
        file.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
        print(file, file.stat().st_size, "bytes")
