"""Golden numbers of chapter 00 from PyTorch, in float64: tests/resources/golden/firststeps.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/firststeps.py            writes the file
    python3 tests/golden/firststeps.py --check    makes the numbers again and compares them with the file's

Pairs are counted by bincount, tokens are chosen by searchsorted on the running sum: neither shares a loop with the
reference. Inputs are multiples of 1/64, so they are exact and short in JSON.
"""
import torch
from torch.nn import functional

import goldenfile

M, V, T = 4, 5, 60


def draw(*shape):
    return (torch.randn(shape) * 64).round() / 64


def array(tensor):
    return {"shape": list(tensor.shape), "numbers": [round(x, 12) for x in tensor.reshape(-1).tolist()]}


def arrays():
    a, b, x, row = draw(7), draw(7), draw(M, V), draw(V)
    return {"a": array(a), "b": array(b), "dot": torch.dot(a, b).item(), "x": array(x), "row": array(row),
            "sum": array(x + row)}


def loss():
    logits, targets = 20 * draw(M, V), torch.randint(V, (M,))
    return {"logits": array(logits), "targets": targets.tolist(), "softmax": array(functional.softmax(logits, dim=1)),
            "loss": round(functional.cross_entropy(logits, targets).item(), 12)}


def bigram():
    ids = torch.randint(V - 1, (T,))  # the last token never occurs
    counts = torch.bincount(ids[:-1] * V + ids[1:], minlength=V * V).reshape(V, V).double()
    unigram = (torch.bincount(ids, minlength=V) + 1) / (T + V)
    table = functional.normalize(counts + unigram, p=1, dim=1)
    u = (torch.randint(4096, (30,)) + 0.5) / 4096
    running, text = table.cumsum(1), [2]
    for number in u:
        text.append(torch.searchsorted(running[text[-1]], number, right=True).item())
    return {"vocabulary": V, "ids": ids.tolist(), "counts": array(counts), "table": array(table), "u": u.tolist(),
            "text": text}


def golden():
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    return {"arrays": arrays(), "loss": loss(), "bigram": bigram()}


goldenfile.run("firststeps.json", golden())
