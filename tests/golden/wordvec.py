"""Golden numbers of chapter 02, from PyTorch in float64: tests/resources/golden/wordvec.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/wordvec.py

Losses of pairs with the gradients that autograd finds, among them negatives drawn twice and negatives that are the
context; ten updates by torch.optim.SGD; cosines.
"""
import json
from pathlib import Path

import torch
import torch.nn.functional as F

torch.manual_seed(2)
torch.set_default_dtype(torch.float64)

V, D = 6, 4


def rounded(*shape, scale=1.0):
    """Random numbers of three decimals, so that the file is exact and small."""
    return (torch.randn(*shape) * scale * 1000).round() / 1000


def loss(into, out, centre, context, negatives):
    """Negative sampling, written as the paper's equation 4 with the sign turned."""
    v = into[centre]
    terms = [F.logsigmoid(out[context] @ v)]
    terms += [F.logsigmoid(-out[n] @ v) for n in negatives if n != context]
    return -torch.stack(terms).sum()


def losses():
    cases = []
    for scale, centre, context, negatives in [(0.5, 0, 1, [2]), (1, 3, 4, [5, 0, 1]), (1, 2, 0, [1, 1, 4, 1]),
                                              (1, 1, 5, [5, 3, 5]), (0.1, 4, 4, [4, 2, 2]), (9, 5, 3, [0, 1, 2])]:
        into, out = rounded(V, D, scale=scale).requires_grad_(), rounded(V, D, scale=scale).requires_grad_()
        value = loss(into, out, centre, context, negatives)
        value.backward()
        played = sorted({context, *negatives})
        assert all(out.grad[w].abs().sum() == 0 for w in range(V) if w not in played)
        cases.append({"in": into.tolist(), "out": out.tolist(), "centre": centre, "context": context,
                      "negatives": negatives, "loss": value.item(), "gradient": into.grad[centre].tolist(),
                      "outputs": {str(w): out.grad[w].tolist() for w in played}})
    return cases


def steps(pairs=10, k=3, rate=0.3):
    """The negatives come from uniforms, through probabilities that PyTorch computes and searches."""
    counts = [50, 20, 9, 9, 4, 1]
    noise = torch.tensor(counts, dtype=torch.float64) ** 0.75
    noise /= noise.sum()
    into, out = rounded(V, D, scale=0.7).requires_grad_(), rounded(V, D, scale=0.7).requires_grad_()
    start = {"in": into.tolist(), "out": out.tolist()}
    chosen = torch.randint(0, V, (pairs, 2)).tolist()
    u = (torch.rand(pairs * k) * 1000).floor() / 1000
    drawn = torch.searchsorted(noise.cumsum(0), u, right=True).reshape(pairs, k).tolist()
    optimizer = torch.optim.SGD([into, out], lr=rate)
    values = []
    for (centre, context), negatives in zip(chosen, drawn):
        optimizer.zero_grad()
        value = loss(into, out, centre, context, negatives)
        value.backward()
        optimizer.step()
        values.append(value.item())
    return {"counts": counts, "noise": noise.tolist(), "k": k, "rate": rate, "pairs": chosen, "u": u.tolist(),
            "drawn": drawn, "start": start, "losses": values, "end": {"in": into.tolist(), "out": out.tolist()}}


def cosines():
    vectors = rounded(8, 5)
    table = F.cosine_similarity(vectors[:, None], vectors[None], dim=-1)
    others = table - 2 * torch.eye(8)
    return {"vectors": vectors.tolist(), "cosines": table.tolist(), "nearest": others.topk(7).indices.tolist()}


golden = {"torch": torch.__version__, "losses": losses(), "steps": steps(), "cosines": cosines()}
text = json.dumps(golden, separators=(",", ":")).replace('},"', '},\n"').replace("},{", "},\n{") + "\n"
Path("tests/resources/golden/wordvec.json").write_text(text)
print(len(text), "characters; losses", [round(x, 4) for x in golden["steps"]["losses"]])
