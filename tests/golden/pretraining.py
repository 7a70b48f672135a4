"""Golden numbers of chapter 06, from PyTorch in float64: tests/resources/golden/pretraining.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/pretraining.py

Twenty steps of torch.optim.AdamW under a schedule made of PyTorch's own LinearLR and CosineAnnealingLR; clipped
gradients; ten training losses of a GPT-2 written here, all of whose weights are random, norms and biases too.

torch.nn.utils.clip_grad_norm_ scales by max / (norm + 1e-6), and so stays a little below max. The course scales by
max / norm, so "clipped" and "losses" are made with that, and "torch_clipped", the library's own, is kept beside it.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

torch.manual_seed(6)
torch.set_default_dtype(torch.float64)

SETTINGS = {"peak": 0.05, "floor": 0.005, "warmup": 4, "beta1": 0.9, "beta2": 0.95, "epsilon": 1e-6, "decay": 0.1}


def rounded(*shape, scale=1.0):
    """Random numbers of three decimals, so that the file is exact and small."""
    return (torch.randn(*shape) * scale * 1000).round() / 1000


def scheduled(optimizer, steps, s):
    """The rate of step k+1 after k calls of step(): warm-up, half a cosine, then the floor."""
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, 1 / s["warmup"], 1, s["warmup"] - 1)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps - s["warmup"], s["floor"])
    level = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: s["floor"] / s["peak"])
    return torch.optim.lr_scheduler.SequentialLR(optimizer, [warm, cosine, level], [s["warmup"] - 1, steps])


def adamw_run(steps=20, last=16):
    """A matrix that decays and a bias that does not; the schedule ends before the run does."""
    matrix, bias = rounded(2, 3).requires_grad_(), rounded(3).requires_grad_()
    start = {"matrix": matrix.tolist(), "bias": bias.tolist()}
    optimizer = torch.optim.AdamW(
        [{"params": [matrix], "weight_decay": SETTINGS["decay"]}, {"params": [bias], "weight_decay": 0.0}],
        lr=SETTINGS["peak"], betas=(SETTINGS["beta1"], SETTINGS["beta2"]), eps=SETTINGS["epsilon"])
    schedule = scheduled(optimizer, last, SETTINGS)
    rows = []
    for step in range(1, steps + 1):
        rate = optimizer.param_groups[0]["lr"]
        assert abs(rate - closed_form(step, last)) < 1e-12
        matrix.grad, bias.grad = rounded(2, 3), rounded(3, scale=0.1)
        optimizer.step()
        rows.append({"rate": rate, "gradients": {"matrix": matrix.grad.tolist(), "bias": bias.grad.tolist()},
                     "weights": {"matrix": matrix.tolist(), "bias": bias.tolist()}})
        schedule.step()
    return {"steps": last, "start": start, "rows": rows}


def closed_form(step, last):
    s = SETTINGS
    if step <= s["warmup"]:
        return s["peak"] * step / s["warmup"]
    share = min(1, (step - s["warmup"]) / (last - s["warmup"]))
    return s["floor"] + (s["peak"] - s["floor"]) * (1 + math.cos(math.pi * share)) / 2


def clipping():
    """Gradients within the norm, beyond it, and far beyond it."""
    cases = []
    for max_norm, scale in [(5.0, 0.1), (1.0, 1.0), (0.3, 50.0)]:
        weights = [torch.zeros(2, 3, requires_grad=True), torch.zeros(4, requires_grad=True)]
        for weight in weights:
            weight.grad = rounded(*weight.shape, scale=scale)
        gradients = [w.grad.clone() for w in weights]
        norm = torch.nn.utils.clip_grad_norm_(weights, max_norm)
        factor = min(1.0, max_norm / norm.item())
        cases.append({"max": max_norm, "gradients": [g.tolist() for g in gradients], "norm": norm.item(),
                      "clipped": [(g * factor).tolist() for g in gradients],
                      "torch_clipped": [w.grad.tolist() for w in weights]})
    return cases


V, CONTEXT, C, LAYERS, HEADS, EPSILON = 7, 6, 4, 2, 2, 1e-5


def gpt_weights():
    """By GPT-2's names and layout, x W + b; the matrix that makes logits is wte again."""
    shapes = {"wte.weight": (V, C), "wpe.weight": (CONTEXT, C)}
    for i in range(LAYERS):
        shapes.update({f"h.{i}.ln_1.weight": (C,), f"h.{i}.ln_1.bias": (C,),
                       f"h.{i}.attn.c_attn.weight": (C, 3 * C), f"h.{i}.attn.c_attn.bias": (3 * C,),
                       f"h.{i}.attn.c_proj.weight": (C, C), f"h.{i}.attn.c_proj.bias": (C,),
                       f"h.{i}.ln_2.weight": (C,), f"h.{i}.ln_2.bias": (C,),
                       f"h.{i}.mlp.c_fc.weight": (C, 4 * C), f"h.{i}.mlp.c_fc.bias": (4 * C,),
                       f"h.{i}.mlp.c_proj.weight": (4 * C, C), f"h.{i}.mlp.c_proj.bias": (C,)})
    shapes.update({"ln_f.weight": (C,), "ln_f.bias": (C,)})
    return {name: rounded(*shape, scale=0.5) for name, shape in shapes.items()}


def gpt(w, ids):
    b, t = ids.shape
    x = F.embedding(ids, w["wte.weight"]) + w["wpe.weight"][:t]
    future = torch.ones(t, t, dtype=torch.bool).triu(1)
    for i in range(LAYERS):
        p = {name[len(f"h.{i}."):]: value for name, value in w.items() if name.startswith(f"h.{i}.")}
        y = F.layer_norm(x, (C,), p["ln_1.weight"], p["ln_1.bias"], EPSILON)
        q, k, v = (y @ p["attn.c_attn.weight"] + p["attn.c_attn.bias"]).split(C, dim=2)
        q, k, v = (z.view(b, t, HEADS, C // HEADS).transpose(1, 2) for z in (q, k, v))
        scores = (q @ k.transpose(2, 3) / math.sqrt(C // HEADS)).masked_fill(future, -math.inf)
        y = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, C)
        x = x + y @ p["attn.c_proj.weight"] + p["attn.c_proj.bias"]
        y = F.layer_norm(x, (C,), p["ln_2.weight"], p["ln_2.bias"], EPSILON)
        y = F.gelu(y @ p["mlp.c_fc.weight"] + p["mlp.c_fc.bias"], approximate="tanh")
        x = x + y @ p["mlp.c_proj.weight"] + p["mlp.c_proj.bias"]
    return F.layer_norm(x, (C,), w["ln_f.weight"], w["ln_f.bias"], EPSILON) @ w["wte.weight"].T


def training(steps=10, clip=0.5):
    start = gpt_weights()
    data = torch.randint(0, V, (steps, 3, CONTEXT))  # (step, B, T + 1): T is below the context

    def run(clipped):
        w = {name: value.clone().requires_grad_() for name, value in start.items()}
        groups = [{"params": [x for x in w.values() if x.dim() > 1], "weight_decay": SETTINGS["decay"]},
                  {"params": [x for x in w.values() if x.dim() == 1], "weight_decay": 0.0}]
        optimizer = torch.optim.AdamW(groups, lr=SETTINGS["peak"], betas=(SETTINGS["beta1"], SETTINGS["beta2"]),
                                      eps=SETTINGS["epsilon"])
        schedule = scheduled(optimizer, steps, SETTINGS)
        losses, norms = [], []
        for rows in data:
            optimizer.zero_grad()
            loss = F.cross_entropy(gpt(w, rows[:, :-1]).reshape(-1, V), rows[:, 1:].reshape(-1))
            loss.backward()
            norms.append(clipped(list(w.values())))
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        return losses, norms

    def exactly(weights):
        norm = math.sqrt(sum((x.grad ** 2).sum().item() for x in weights))
        for x in weights:
            x.grad *= min(1.0, clip / norm)
        return norm

    losses, norms = run(exactly)
    library, _ = run(lambda weights: torch.nn.utils.clip_grad_norm_(weights, clip).item())
    assert min(norms) < clip < max(norms), norms  # some steps are clipped, some are not
    return {"clip": clip, "steps": steps, "data": data.tolist(), "losses": losses, "torch_losses": library,
            "config": {"vocabulary": V, "context": CONTEXT, "channels": C, "layers": LAYERS, "heads": HEADS,
                       "epsilon": EPSILON},
            "weights": {name: {"shape": list(x.shape), "numbers": x.flatten().tolist()} for name, x in start.items()}}


golden = {"torch": torch.__version__, "settings": SETTINGS, "adamw": adamw_run(), "clipping": clipping(),
          "training": training()}
text = json.dumps(golden, separators=(",", ":")).replace('},"', '},\n"').replace('},{', '},\n{') + "\n"
Path("tests/resources/golden/pretraining.json").write_text(text)
print(len(text), "characters; losses", [round(x, 4) for x in golden["training"]["losses"]])
