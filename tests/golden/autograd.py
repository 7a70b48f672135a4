"""Golden numbers of chapter 03 from PyTorch's autograd, in float64: tests/resources/golden/autograd.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/autograd.py            writes the file
    python3 tests/golden/autograd.py --check    makes the numbers again and compares them with the file's

The scalar graph is one expression that uses every operation and some numbers twice. The array operations are
torch.nn.functional's; gradients are autograd's of sum(upstream * result). Inputs are multiples of 1/64, so they are
exact and short in JSON.
"""
import torch
from torch.nn import functional

import goldenfile

N, C, V = 4, 5, 6


def draw(*shape):
    return (torch.randn(shape) * 64).round() / 64


def array(tensor):
    return {"shape": list(tensor.shape), "numbers": [round(x, 12) for x in tensor.detach().reshape(-1).tolist()]}


def arrays(**tensors):
    return {name: array(tensor) for name, tensor in tensors.items()}


def scalars():
    """Nodes as [operation, operands, constant], and what PyTorch makes of them."""
    graph = [["input", [], 0.5], ["input", [], -1.25], ["input", [], 2.0], ["mul", [0, 1], 0], ["add", [3, 2], 0],
             ["tanh", [4], 0], ["mul", [5, 5], 0], ["exp", [3], 0], ["pow", [2], 3], ["div", [8, 7], 0],
             ["relu", [9], 0], ["relu", [1], 0], ["log", [2], 0], ["sub", [10, 12], 0], ["mul", [13, 6], 0],
             ["add", [14, 11], 0], ["sub", [15, 0], 0]]
    steps = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "exp": torch.exp,
             "log": torch.log, "tanh": torch.tanh, "relu": torch.relu}
    made = []
    for operation, operands, constant in graph:
        if operation == "input":
            node = torch.tensor(constant, requires_grad=True)
        elif operation == "pow":
            node = made[operands[0]] ** constant
        else:
            node = steps[operation](*(made[i] for i in operands))
        node.retain_grad()
        made.append(node)
    made[-1].backward()
    return {"graph": graph, "values": [round(x.item(), 12) for x in made],
            "gradients": [round(x.grad.item(), 12) for x in made]}


def linear():
    x, weight, bias = (t.requires_grad_() for t in (draw(N, C), draw(C, V), draw(V)))
    upstream = draw(N, V)
    output = functional.linear(x, weight.t(), bias)
    (output * upstream).sum().backward()
    return {"inputs": arrays(x=x, weight=weight, bias=bias, upstream=upstream), "output": array(output),
            "gradients": arrays(x=x.grad, weight=weight.grad, bias=bias.grad)}


def cross_entropy():
    logits, targets = (draw(N, V) * 3).requires_grad_(), torch.tensor([5, 0, 2, 2])
    loss = functional.cross_entropy(logits, targets)
    (loss * 1.75).backward()
    return {"inputs": arrays(logits=logits), "targets": targets.tolist(), "upstream": 1.75,
            "output": array(loss.reshape(1)), "softmax": array(logits.softmax(-1)),
            "gradients": arrays(logits=logits.grad)}


def layer_norm():
    x, weight, bias = (t.requires_grad_() for t in (draw(N, C) * 2 + 1, draw(C), draw(C)))
    upstream, epsilon = draw(N, C), 0.01
    output = functional.layer_norm(x, (C,), weight, bias, epsilon)
    (output * upstream).sum().backward()
    return {"inputs": arrays(x=x, weight=weight, bias=bias, upstream=upstream), "epsilon": epsilon,
            "output": array(output), "gradients": arrays(x=x.grad, weight=weight.grad, bias=bias.grad)}


def gelu():
    """PyTorch's tanh form where it has one (from 1.12 on), from -6 to 6."""
    x, upstream = torch.linspace(-6, 6, 25).reshape(5, 5).requires_grad_(), draw(5, 5)
    output = functional.gelu(x, approximate="tanh")
    (output * upstream).sum().backward()
    return {"inputs": arrays(x=x, upstream=upstream), "output": array(output), "gradients": arrays(x=x.grad)}


def embedding():
    table, ids, upstream = draw(V, C).requires_grad_(), torch.tensor([3, 0, 3, 5, 3]), draw(5, C)
    output = functional.embedding(ids, table)
    (output * upstream).sum().backward()
    return {"inputs": arrays(table=table, upstream=upstream), "ids": ids.tolist(), "output": array(output),
            "gradients": arrays(table=table.grad)}


def log_softmax():
    x, upstream = (draw(N, V) * 3).requires_grad_(), draw(N, V)
    output = functional.log_softmax(x, -1)
    (output * upstream).sum().backward()
    return {"inputs": arrays(x=x, upstream=upstream), "output": array(output), "gradients": arrays(x=x.grad)}


def golden():
    torch.manual_seed(3)
    torch.set_default_dtype(torch.float64)
    return {"scalars": scalars(), "linear": linear(), "cross-entropy": cross_entropy(), "layer-norm": layer_norm(),
            "gelu": gelu(), "embedding": embedding(), "log-softmax": log_softmax()}


goldenfile.run("autograd.json", golden())
