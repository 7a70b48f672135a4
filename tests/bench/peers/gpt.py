"""The peer of `./dojo bench step` and `./dojo bench generate`: the same GPT-2 in plain PyTorch, on the CPU.

    export OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive
    python3 tests/bench/peers/gpt.py step --preset baby
    python3 tests/bench/peers/gpt.py generate

print one JSON object each. With --turns it prints a first line about itself, then waits: each line of standard input is
a number of steps (or of tokens), answered by the milliseconds of each step (or of all tokens). So `./dojo bench --peer`
lets the two work in turns. The shape may be given number by number; the tokens are random, which costs the same.

PyTorch's own fused forms are used where 1.13 has them on a CPU: linear, layer norm, softmax, GELU in its tanh form,
cross entropy. Its fused attention came later (2.0); AdamW's foreach form is slower on a CPU.

B batch, T block, C channels, nh heads, V vocabulary.
"""
import argparse
import json
import math
import statistics
import sys
import time

try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError:
    sys.exit(f"gpt.py: {sys.executable} has no PyTorch; take a Python that has it (on Debian: apt install python3-torch "
             "libopenblas0-pthread, then /usr/bin/python3).")

PRESETS = {
    "baby": dict(layers=4, heads=4, channels=128, block=64, batch=12, dropout=0.0),
    "larger": dict(layers=6, heads=6, channels=384, block=256, batch=8, dropout=0.0),
}
RATE, BETAS, ADAM_EPSILON, DECAY, CLIP, NORM_EPSILON = 1e-3, (0.9, 0.99), 1e-8, 0.1, 1.0, 1e-5


class Attention(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads = s.heads
        self.c_attn = nn.Linear(s.channels, 3 * s.channels)
        self.c_proj = nn.Linear(s.channels, s.channels)
        self.register_buffer("future", torch.ones(s.block, s.block).triu(1).bool())

    def forward(self, x):
        batch, length, channels = x.shape
        q, k, v = (part.view(batch, length, self.heads, -1).transpose(1, 2)
                   for part in self.c_attn(x).split(channels, dim=2))                     # (B, nh, T, C / nh)
        scores = q @ k.transpose(2, 3) * (1 / math.sqrt(channels // self.heads))          # (B, nh, T, T)
        weights = scores.masked_fill(self.future[:length, :length], -math.inf).softmax(dim=-1)
        return self.c_proj((weights @ v).transpose(1, 2).reshape(batch, length, channels))


class Block(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.ln_1 = nn.LayerNorm(s.channels, eps=NORM_EPSILON)
        self.attn = Attention(s)
        self.ln_2 = nn.LayerNorm(s.channels, eps=NORM_EPSILON)
        self.c_fc = nn.Linear(s.channels, 4 * s.channels)
        self.c_proj = nn.Linear(4 * s.channels, s.channels)
        self.dropout = s.dropout

    def forward(self, x):
        x = x + self.drop(self.attn(self.ln_1(x)))
        hidden = functional.gelu(self.c_fc(self.ln_2(x)), approximate="tanh")             # (B, T, 4C)
        return x + self.drop(self.c_proj(hidden))

    def drop(self, x):
        return functional.dropout(x, self.dropout, self.training) if self.dropout else x


class Gpt(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.wte = nn.Embedding(s.vocabulary, s.channels)
        self.wpe = nn.Embedding(s.block, s.channels)
        self.h = nn.ModuleList(Block(s) for _ in range(s.layers))
        self.ln_f = nn.LayerNorm(s.channels, eps=NORM_EPSILON)
        self.dropout = s.dropout
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                branch_end = name.endswith("c_proj.weight")
                nn.init.normal_(weight, std=0.02 / math.sqrt(2 * s.layers) if branch_end else 0.02)
            elif name.endswith("bias"):
                nn.init.zeros_(weight)

    def forward(self, ids):
        x = self.wte(ids) + self.wpe.weight[:ids.shape[1]]                                # (B, T, C)
        if self.dropout:
            x = functional.dropout(x, self.dropout, self.training)
        for block in self.h:
            x = block(x)
        return self.ln_f(x)

    def scores(self, x):
        return functional.linear(x, self.wte.weight)                                      # (..., V), tied


class Training:
    """One update after the other; a unit is a step."""

    def __init__(self, s):
        self.s = s
        self.model = Gpt(s)
        self.model.train()
        decaying = [w for w in self.model.parameters() if w.dim() >= 2]
        others = [w for w in self.model.parameters() if w.dim() < 2]
        self.optimizer = torch.optim.AdamW(
            [{"params": decaying, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}],
            lr=RATE, betas=BETAS, eps=ADAM_EPSILON)
        self.data = torch.randint(s.vocabulary, (200_000,))

    def run(self, units):
        return [self.step() for _ in range(units)]

    def step(self):
        s = self.s
        start = time.perf_counter()
        places = torch.randint(len(self.data) - s.block, (s.batch,)).tolist()
        inputs = torch.stack([self.data[p:p + s.block] for p in places])                  # (B, T)
        targets = torch.stack([self.data[p + 1:p + 1 + s.block] for p in places])
        logits = self.model.scores(self.model(inputs))                                    # (B, T, V)
        loss = functional.cross_entropy(logits.view(-1, s.vocabulary), targets.view(-1))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimizer.step()
        loss.item()
        return 1e3 * (time.perf_counter() - start)

    def figures(self, millis):
        median = statistics.median(millis)
        return {"millis_per_step": median, "tokens_per_second": 1e3 * self.s.batch * self.s.block / median}


class Generation:
    """Greedy, one sequence, everything computed anew for each token; a unit is a token."""

    def __init__(self, s):
        self.s = s
        self.model = Gpt(s)
        self.model.eval()

    @torch.no_grad()
    def run(self, units):
        start = time.perf_counter()
        ids = torch.zeros(1, 1, dtype=torch.long)
        for _ in range(units):
            x = self.model(ids[:, -self.s.block:])                                        # (1, T, C)
            best = self.model.scores(x[:, -1:]).argmax(dim=-1)                            # only the last one's
            ids = torch.cat((ids, best), dim=1)
        return [1e3 * (time.perf_counter() - start) / units]

    def figures(self, millis):
        median = statistics.median(millis)
        return {"millis_per_token": median, "tokens_per_second": 1e3 / median}


def shape():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=["step", "generate"])
    parser.add_argument("--preset", choices=PRESETS, default="baby")
    for name in PRESETS["baby"]:
        parser.add_argument("--" + name, type=float if name == "dropout" else int, help="instead of the preset's")
    parser.add_argument("--vocabulary", type=int, default=65)
    parser.add_argument("--units", type=int, help="timed steps (default 100), or tokens of a turn (default 128)")
    parser.add_argument("--rounds", type=int, default=10, help="of generation")
    parser.add_argument("--warmup", type=int, help="untimed steps (default 20), or rounds (default 2)")
    parser.add_argument("--turns", action="store_true", help="wait for numbers on standard input")
    s = parser.parse_args()
    for name, value in PRESETS[s.preset].items():
        if getattr(s, name) is None:
            setattr(s, name, value)
    return s


def main():
    torch.manual_seed(1)
    s = shape()
    work = Training(s) if s.what == "step" else Generation(s)
    about = {"torch": torch.__version__, "threads": torch.get_num_threads(),
             "parameters": sum(weight.numel() for weight in work.model.parameters())}
    if s.turns:
        print(json.dumps(about), flush=True)
        for line in sys.stdin:
            print(json.dumps({"millis": work.run(int(line))}), flush=True)
    elif s.what == "step":
        work.run(20 if s.warmup is None else s.warmup)
        print(json.dumps({**about, **work.figures(work.run(s.units or 100))}))
    else:
        rounds = [work.run(s.units or 128)[0] for _ in range(s.rounds + (2 if s.warmup is None else s.warmup))]
        print(json.dumps({**about, **work.figures(rounds[-s.rounds:])}))


if __name__ == "__main__":
    main()
