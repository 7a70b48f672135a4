"""Golden numbers of chapter 05: a tiny GPT-2 in PyTorch, float64, every weight random.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/transformer.py

Writes tests/resources/golden/transformer.json (weights, logits, loss, all gradients, ten training losses) and the same
model as a Hugging Face checkpoint: tests/05-transformer/tiny-gpt2 (config.json, model.safetensors, logits.json).

The weights are multiples of 1/64, so they are exact in float32 and short in JSON. Biases and norms are random, too, and
the text is shorter than the context: what is zero, one or unused hides mistakes.
"""
import json
import math
import pathlib
import struct

import torch
from torch import nn
from torch.nn import functional

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)

V, CONTEXT, C, LAYERS, HEADS, EPSILON = 11, 8, 6, 2, 2, 1e-5
B, T = 2, 5
TRAINING = {"steps": 10, "peakRate": 0.01, "floorRate": 0.001, "warmup": 2, "beta1": 0.9, "beta2": 0.99,
            "adamEpsilon": 1e-8, "weightDecay": 0.1, "clip": 1.0}


class Linear(nn.Module):
    """x W + b: GPT-2 keeps its matrices as (in, out)."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(inputs, outputs))
        self.bias = nn.Parameter(torch.empty(outputs))

    def forward(self, x):
        return x @ self.weight + self.bias


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.c_attn = Linear(C, 3 * C)
        self.c_proj = Linear(C, C)

    def forward(self, x):
        batch, length, _ = x.shape
        q, k, v = (part.view(batch, length, HEADS, C // HEADS).permute(0, 2, 1, 3)
                   for part in self.c_attn(x).chunk(3, dim=-1))
        scores = q @ k.transpose(2, 3) / math.sqrt(C // HEADS)
        future = torch.ones(length, length).triu(1).bool()
        weights = scores.masked_fill(future, -math.inf).softmax(dim=-1)
        return self.c_proj((weights @ v).permute(0, 2, 1, 3).reshape(batch, length, C))


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.c_fc = Linear(C, 4 * C)
        self.c_proj = Linear(4 * C, C)

    def forward(self, x):
        z = self.c_fc(x)
        gelu = 0.5 * z * (1 + torch.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z ** 3)))
        return self.c_proj(gelu)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln_1 = nn.LayerNorm(C, eps=EPSILON)
        self.attn = Attention()
        self.ln_2 = nn.LayerNorm(C, eps=EPSILON)
        self.mlp = Mlp()

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class Gpt(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        self.wpe = nn.Embedding(CONTEXT, C)
        self.h = nn.ModuleList(Block() for _ in range(LAYERS))
        self.ln_f = nn.LayerNorm(C, eps=EPSILON)

    def forward(self, ids):
        x = self.wte(ids) + self.wpe(torch.arange(ids.shape[1]))
        for block in self.h:
            x = block(x)
        return self.ln_f(x) @ self.wte.weight.T


def loss_of(model, inputs, targets):
    return functional.cross_entropy(model(inputs).reshape(-1, V), targets.reshape(-1))


def fill(model):
    for name, weight in model.named_parameters():
        norm = "ln_" in name and name.endswith("weight")
        noise = torch.randn(weight.shape) * (0.3 if norm or weight.dim() == 1 else 0.5)
        weight.data.copy_(torch.round((noise + (1 if norm else 0)) * 64) / 64)


def rate(step):
    s = TRAINING
    if step <= s["warmup"]:
        return s["peakRate"] * step / s["warmup"]
    progress = (step - s["warmup"]) / (s["steps"] - s["warmup"])
    return s["floorRate"] + 0.5 * (1 + math.cos(math.pi * progress)) * (s["peakRate"] - s["floorRate"])


def train(model, texts):
    """Ten updates: loss before each."""
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": TRAINING["weightDecay"]}, {"params": others, "weight_decay": 0.0}],
        betas=(TRAINING["beta1"], TRAINING["beta2"]), eps=TRAINING["adamEpsilon"])
    losses = []
    for step, text in enumerate(texts, start=1):
        optimizer.zero_grad()
        loss = loss_of(model, text[:, :-1], text[:, 1:])
        loss.backward()
        # torch's own clipping adds 1e-6 to the norm; the definition does not
        norm = math.sqrt(sum(float((p.grad ** 2).sum()) for p in model.parameters()))
        if norm > TRAINING["clip"]:
            for p in model.parameters():
                p.grad *= TRAINING["clip"] / norm
        for group in optimizer.param_groups:
            group["lr"] = rate(step)
        optimizer.step()
        losses.append(float(loss))
    return losses


def array(tensor):
    return {"shape": list(tensor.shape), "numbers": [round(x, 12) for x in tensor.detach().reshape(-1).tolist()]}


def safetensors(tensors):
    """The file's bytes: the header's length (little-endian, 64 bits), the header in JSON, the numbers."""
    header, offset, data = {"__metadata__": {"format": "pt"}}, 0, []
    for name, tensor in tensors.items():
        numbers = struct.pack("<%df" % tensor.numel(), *tensor.detach().reshape(-1).tolist())
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(numbers)]}
        offset += len(numbers)
        data.append(numbers)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(data)


def write_json(path, value, lines=False):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, indent=1) if lines else json.dumps(value, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    print(path, path.stat().st_size, "bytes")


def main():
    tests = pathlib.Path(__file__).resolve().parent.parent
    model = Gpt()
    fill(model)
    weights = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    ids, targets = torch.randint(V, (B, T)), torch.randint(V, (B, T))
    logits = model(ids)
    loss = loss_of(model, ids, targets)
    loss.backward()
    gradients = {name: weight.grad.clone() for name, weight in model.named_parameters()}
    texts = torch.randint(V, (TRAINING["steps"], B, T + 1))
    config = {"vocabulary": V, "context": CONTEXT, "channels": C, "layers": LAYERS, "heads": HEADS, "dropout": 0.0,
              "epsilon": EPSILON}
    checkpoint = tests / "05-transformer" / "tiny-gpt2"
    write_json(checkpoint / "config.json", {
        "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "vocab_size": V, "n_positions": CONTEXT,
        "n_ctx": CONTEXT, "n_embd": C, "n_layer": LAYERS, "n_head": HEADS, "n_inner": None,
        "activation_function": "gelu_new", "layer_norm_epsilon": EPSILON, "embd_pdrop": 0.1, "resid_pdrop": 0.1,
        "attn_pdrop": 0.1, "initializer_range": 0.02, "tie_word_embeddings": True, "torch_dtype": "float32"}, True)
    stored = {name: weight for name, weight in weights.items()}
    for layer in range(LAYERS):  # GPT-2's published files hold these masks, and readers pass over them
        stored["h.%d.attn.bias" % layer] = torch.ones(1, 1, CONTEXT, CONTEXT).tril()
    (checkpoint / "model.safetensors").write_bytes(safetensors(stored))
    row = ids[0].tolist()
    write_json(checkpoint / "logits.json", {
        "ids": row, "shape": [T, V], "logits": [[round(x, 12) for x in line] for line in logits[0].tolist()]})
    golden = {
        "config": config, "weights": {name: array(weight) for name, weight in weights.items()},
        "ids": ids.tolist(), "targets": targets.tolist(), "logits": array(logits), "loss": float(loss),
        "gradients": {name: array(gradient) for name, gradient in gradients.items()},
        "training": {"settings": TRAINING, "texts": texts.tolist(), "losses": train(model, texts)}}
    write_json(tests / "resources" / "golden" / "transformer.json", golden)
    print("loss", float(loss), "training", golden["training"]["losses"])


main()
