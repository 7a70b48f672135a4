"""Golden numbers of the engine's operations, from PyTorch in float64: tests/resources/golden/engine.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/engine.py

For each case: the inputs, the result f(x), and the gradient of sum(r * f(x)) for a random r, the "upstream" gradient.
Inputs have three decimals, so that the file is exact and small.
"""
import json
import math

import torch

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
INF = math.inf


def gelu(x):  # tanh form, written out: Hendrycks and Gimpel 2016, section 2
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))


MASK = torch.tensor([[0.0, 1.0, 1.0], [0.0, 0.0, 1.0]])

# name: (function, shapes of the inputs, what the inputs are)
CASES = {
    "add": (lambda a, b: a + b, [(2, 3), (2, 3)], "any"),
    "add, row": (lambda a, b: a + b, [(2, 3), (3,)], "any"),
    "add, both stretched": (lambda a, b: a + b, [(2, 1, 3), (4, 1)], "any"),
    "sub": (lambda a, b: a - b, [(2, 3), (2, 3)], "any"),
    "sub, column": (lambda a, b: a - b, [(2, 1), (2, 3)], "any"),
    "mul": (lambda a, b: a * b, [(2, 3), (2, 3)], "any"),
    "mul, scalar": (lambda a, b: a * b, [(), (2, 3)], "any"),
    "div": (lambda a, b: a / b, [(2, 3), (2, 3)], "positive"),
    "div, row": (lambda a, b: a / b, [(2, 3), (3,)], "positive"),
    "scale": (lambda a: a * -1.7, [(2, 3)], "any"),
    "plus": (lambda a: a + 0.3, [(2, 3)], "any"),
    "square": (lambda a: a ** 2, [(2, 3)], "any"),
    "exp": (torch.exp, [(2, 3)], "any"),
    "log": (torch.log, [(2, 3)], "positive"),
    "sqrt": (torch.sqrt, [(2, 3)], "positive"),
    "tanh": (torch.tanh, [(2, 3)], "any"),
    "relu": (torch.relu, [(2, 3)], "any"),
    "gelu": (gelu, [(3, 4)], "any"),
    "matmul": (torch.matmul, [(2, 3), (3, 4)], "any"),
    "matmul, batch": (torch.matmul, [(2, 3, 4), (2, 4, 2)], "any"),
    "matmul, heads": (torch.matmul, [(2, 2, 3, 2), (2, 2, 2, 3)], "any"),
    "matmul, one right side": (torch.matmul, [(2, 3, 4), (4, 2)], "any"),
    "matmul, one left side": (torch.matmul, [(3, 4), (2, 4, 2)], "any"),
    "sum": (torch.sum, [(2, 3)], "any"),
    "sum, axis 0": (lambda a: a.sum(0, keepdim=True), [(2, 3, 2)], "any"),
    "sum, axis 1": (lambda a: a.sum(1, keepdim=True), [(2, 3, 2)], "any"),
    "sum, last axis": (lambda a: a.sum(-1, keepdim=True), [(2, 3, 2)], "any"),
    "mean": (torch.mean, [(2, 3)], "any"),
    "mean, last axis": (lambda a: a.mean(-1, keepdim=True), [(2, 3)], "any"),
    "reshape": (lambda a: a.reshape(3, 4), [(2, 6)], "any"),
    "transpose": (lambda a: a.transpose(1, 2), [(2, 3, 2)], "any"),
    "permute": (lambda a: a.permute(2, 0, 1), [(2, 3, 4)], "any"),
    "permute, reshape": (lambda a: a.permute(1, 2, 0).reshape(6, 2), [(2, 3, 2)], "any"),
    "slice": (lambda a: a[:, 1:3], [(2, 4, 2)], "any"),
    "concat": (lambda a, b, c: torch.cat([a, b, c], 1), [(2, 1), (2, 3), (2, 2)], "any"),
    "softmax": (lambda a: torch.softmax(a, -1), [(2, 2, 4)], "any"),
    "softmax, masked": (lambda a: torch.softmax(a.masked_fill(MASK == 0, -INF), -1), [(2, 3)], "any"),
    "logSoftmax": (lambda a: torch.log_softmax(a, -1), [(3, 4)], "any"),
    "maskedFill": (lambda a: a.masked_fill(MASK == 0, 0.25), [(2, 2, 3)], "any"),
    "rows": (lambda a: a[[2, 0, 2, 2]], [(4, 3)], "any"),
    "pick": (lambda a: a[[0, 1, 2], [3, 0, 0]], [(3, 4)], "any"),
    "layer norm": (lambda a: torch.nn.functional.layer_norm(a, (4,), eps=1e-5), [(3, 4)], "any"),
    "cross entropy": (lambda a: torch.nn.functional.cross_entropy(a, torch.tensor([3, 0, 0])), [(3, 4)], "any"),
}


def draw(shape, what):
    numbers = torch.randn(shape)
    return torch.round(numbers.abs() + 0.5 if what == "positive" else numbers, decimals=3)


def flat(tensor):
    return [float(f"{number:.12g}") for number in tensor.detach().contiguous().reshape(-1).tolist()]


def array(tensor):
    return {"shape": list(tensor.shape), "numbers": flat(tensor)}


cases = []
for name, (f, shapes, what) in CASES.items():
    inputs = [draw(shape, what).requires_grad_() for shape in shapes]
    result = f(*inputs)
    upstream = draw(result.shape, "any")
    (result * upstream).sum().backward()
    cases.append({"name": name, "inputs": [array(x) for x in inputs], "upstream": flat(upstream),
                  "result": array(result), "gradients": [flat(x.grad) for x in inputs]})

with open("tests/resources/golden/engine.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
