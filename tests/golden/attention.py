"""Golden numbers of chapter 04 from PyTorch's own attention, in float64: tests/resources/golden/attention.json.

Run from the repository's root, with Python 3 and PyTorch (made with 1.13):

    python3 tests/golden/attention.py            writes the file
    python3 tests/golden/attention.py --check    makes the numbers again and compares them with the file's

The layer is torch.nn.MultiheadAttention, whose weights are (out, in) where GPT-2's are (in, out); attention alone is
the functional that it stands on. Rotary and sinusoidal positions are written with complex numbers: a turn is a product
with e^(i angle). Gradients are autograd's. Inputs are multiples of 1/64, so they are exact and short in JSON.
"""
import torch
from torch.nn import functional

import goldenfile

B, T, S, HEADS, WIDTH = 2, 4, 3, 2, 4
C = HEADS * WIDTH


def draw(*shape):
    return (torch.randn(shape) * 64).round() / 64


def array(tensor):
    return {"shape": list(tensor.shape), "numbers": [round(x, 12) for x in tensor.detach().reshape(-1).tolist()]}


def arrays(**tensors):
    return {name: array(tensor) for name, tensor in tensors.items()}


def attend():
    """Scaled dot-product attention under a mask of ones and zeros, and what autograd makes of it."""
    q, k, v = (draw(B, HEADS, n, WIDTH).requires_grad_() for n in (T, S, S))
    mask = torch.tensor([[1.0, 0, 0], [1, 1, 0], [0, 1, 1], [1, 1, 1]])
    upstream = draw(B, HEADS, T, WIDTH)
    sdpa = functional._scaled_dot_product_attention  # PyTorch 2 has it without the underscore, and without the weights
    output, weights = sdpa(q, k, v, attn_mask=mask.bool())
    (output * upstream).sum().backward()
    return {"inputs": arrays(q=q, k=k, v=v, mask=mask, upstream=upstream), "weights": array(weights),
            "output": array(output), "gradients": arrays(q=q.grad, k=k.grad, v=v.grad)}


def layer(lengths, cross):
    """Multi-head attention: causal self-attention, or cross-attention to memories of several lengths."""
    torch_layer = torch.nn.MultiheadAttention(C, HEADS, batch_first=True)
    for parameter in torch_layer.parameters():
        parameter.data = draw(*parameter.shape) / 2
    x, upstream = draw(B, T, C).requires_grad_(), draw(B, T, C)
    memory = draw(B, S, C).requires_grad_() if cross else x
    if cross:
        hidden = torch.arange(S) >= torch.tensor(lengths)[:, None]  # (B, S), true where nobody may look
        output, _ = torch_layer(x, memory, memory, key_padding_mask=hidden)
        mask = (~hidden).double()[:, None, None, :]  # (B, 1, 1, S)
    else:
        hidden = torch.ones(T, T).triu(1).bool()
        output, _ = torch_layer(x, x, x, attn_mask=hidden)
        mask = (~hidden).double()  # (T, T)
    (output * upstream).sum().backward()
    inputs = {"x": x, "mask": mask, "upstream": upstream}
    gradients = {"x": x.grad}
    if cross:
        inputs["memory"], gradients["memory"] = memory, memory.grad
    parts = {"c_attn.weight": torch_layer.in_proj_weight, "c_attn.bias": torch_layer.in_proj_bias,
             "c_proj.weight": torch_layer.out_proj.weight, "c_proj.bias": torch_layer.out_proj.bias}
    gradients.update({name: part.grad.t() if part.dim() == 2 else part.grad for name, part in parts.items()})
    weights = {name: part.t() if part.dim() == 2 else part for name, part in parts.items()}
    return {"heads": HEADS, "inputs": arrays(**inputs), "weights": arrays(**weights), "output": array(output),
            "gradients": arrays(**gradients)}


def rotary(theta):
    """Pairs of channels as complex numbers, each times e^(i t theta^(-2i/hs))."""
    x, upstream = draw(B, HEADS, T, WIDTH).requires_grad_(), draw(B, HEADS, T, WIDTH)
    positions = torch.tensor([0, 3, 4, 117])
    speed = theta ** (-torch.arange(0, WIDTH, 2) / WIDTH)
    turn = torch.polar(torch.ones(T, WIDTH // 2), torch.outer(positions.double(), speed))
    turned = torch.view_as_real(torch.view_as_complex(x.reshape(B, HEADS, T, WIDTH // 2, 2)) * turn).reshape(x.shape)
    (turned * upstream).sum().backward()
    return {"theta": theta, "positions": positions.tolist(), "inputs": arrays(x=x, upstream=upstream),
            "output": array(turned), "gradient": array(x.grad)}


def sinusoidal(positions, channels):
    """The imaginary and the real part of e^(i t w), side by side."""
    speed = 10000.0 ** (-torch.arange(0, channels, 2) / channels)
    wave = torch.polar(torch.ones(positions, channels // 2), torch.outer(torch.arange(positions).double(), speed))
    return {"positions": positions, "channels": channels,
            "output": array(torch.stack([wave.imag, wave.real], dim=-1).reshape(positions, channels))}


def golden():
    torch.manual_seed(4)
    torch.set_default_dtype(torch.float64)
    return {"attend": attend(), "self": layer(None, cross=False), "cross": layer([3, 2], cross=True),
            "rotary": rotary(10000.0), "rotary500": rotary(500.0), "sinusoidal": sinusoidal(6, 8)}


goldenfile.run("attention.json", golden())
