"""Golden numbers of chapter 01, from an implementation of its own: tests/resources/golden/bpe.json.

Run from the repository's root, with Python 3 and the package `regex` (Debian: python3-regex):

    python3 tests/golden/bpe.py ../shared/data

The argument is the folder of GPT-2's gpt2_vocab.json and gpt2_merges.txt and of tinyshakespeare.txt. The ids of GPT-2's
vocabulary are stored here; the files themselves are not.
"""
import json
import sys
from pathlib import Path

import regex

PATTERN = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")

TEXTS = [
    "",
    "Hello world's  end",
    "Hello, world! I'm here; you're there, we've seen they'll go, she'd 'tis DON'T",
    "  leading and trailing  ",
    "tabs\tand\r\nnew\n\n\nlines \n x",
    "a\u3000b\u3000\u3000c \u00a0d\u00a0\u00a0 e\u0085f\u2028g\u1680\u205fh",
    "file\u001cseparator\u001d\u001e\u001f \u200bzero\ufeffwidth\u180emongolian",
    "123 4567 ٣٤٥ Ⅷ ½ 3.14 x2 2x 一二三",
    "naïve café Ångström ß ſ ǅ ʰ ª",
    "Привет, мир! Γειά σου κόσμε. שלום עולם مرحبا بالعالم नमस्ते",
    "你好，世界。我喜欢自然语言处理！",
    "emoji 😀👍🏽👨‍👩‍👧 and 🇨🇳 flags",
    "e\u0301 combining, a\u0308\u0304b",
    "\u0000\u0001NUL\u0000\u007f\u0080",
    "x" * 40 + " " * 40 + "!" * 40,
    "if (a[i] != b->c) { return \"\\n\"; } // --- ===",
    "<|endoftext|> is a text here",
]

TRAINING = [
    (["aaabdaaabac"], 3),
    (["low"] * 5 + ["lower"] * 2 + ["newest"] * 6 + ["widest"] * 3, 12),
    (["za", "\u00e9"], 2),
    (["aaa", "aaa", "bb", "bb", "bb"], 3),
    (["ab"], 5),
    (PATTERN.findall("the cat sat on the mat, the rat sat on that hat; 这只猫坐在垫子上，那只猫也坐在垫子上。"), 40),
]

# Left out: an encoded half surrogate (ed a0 80), of which Java's decoder makes one U+FFFD and Python's three.
INVALID = ["e2 82", "ff", "c0 80", "f0 9f 98", "f0 9f 98 80 80", "61 e4 62", "80 80", "f5 80 80 80",
           "e0 80 80", "f4 90 80 80", "61 c3 28 62", "fe fe ff ff"]


def letters():
    """GPT-2's letter of each byte, in the order of the ids."""
    printing = [*range(33, 127), *range(161, 173), *range(174, 256)]
    borrowing = [b for b in range(256) if b not in printing]
    letter = {b: chr(b) for b in printing}
    letter.update((b, chr(256 + n)) for n, b in enumerate(borrowing))
    return letter


LETTER = letters()
BYTES = list(LETTER)
ID = {b: i for i, b in enumerate(BYTES)}


def base(text):
    return [ID[b] for b in text.encode("utf-8")]


def replace(ids, left, right, new):
    out = []
    for i in ids:
        if out and out[-1] == left and i == right:
            out[-1] = new
        else:
            out.append(i)
    return out


def saved(ids, left, right):
    """How many tokens a merge would save: pairs that overlap count once."""
    return len(ids) - len(replace(ids, left, right, -1))


def train(pieces, merges):
    words = [base(p) for p in pieces]
    tokens = [bytes([b]) for b in BYTES]
    learned = []
    while len(learned) < merges:
        pairs = {pair for w in words for pair in zip(w, w[1:])}
        if not pairs:
            break
        left, right = max(pairs, key=lambda p: (sum(saved(w, *p) for w in words), tokens[p[0]], tokens[p[1]]))
        words = [replace(w, left, right, len(tokens)) for w in words]
        tokens.append(tokens[left] + tokens[right])
        learned.append([left, right])
    return learned


class Gpt2:
    def __init__(self, folder):
        self.ids = json.loads((folder / "gpt2_vocab.json").read_text("utf-8"))
        lines = (folder / "gpt2_merges.txt").read_text("utf-8").split("\n")
        pairs = [tuple(line.split(" ")) for line in lines if line and not line.startswith("#version")]
        self.rank = {pair: r for r, pair in enumerate(pairs)}
        self.memory = {}

    def piece(self, text):
        if text not in self.memory:
            word = [LETTER[b] for b in text.encode("utf-8")]
            while len(word) > 1:
                best = min(zip(word, word[1:]), key=lambda p: self.rank.get(p, 10 ** 9))
                if best not in self.rank:
                    break
                word = replace(word, best[0], best[1], best[0] + best[1])
            self.memory[text] = [self.ids[w] for w in word]
        return self.memory[text]

    def encode(self, text):
        return [i for p in PATTERN.findall(text) for i in self.piece(p)]


def main():
    folder = Path(sys.argv[1])
    gpt2 = Gpt2(folder)
    play = gpt2.encode((folder / "tinyshakespeare.txt").read_text("utf-8"))
    checksum = 0
    for i in play:
        checksum = (checksum * 31 + i) % (1 << 32)
    golden = {
        "texts": [{"text": t, "pieces": PATTERN.findall(t)} for t in TEXTS],
        "training": [{"pieces": p, "merges": m, "learned": train(p, m)} for p, m in TRAINING],
        "invalid": [{"ids": [ID[b] for b in bytes.fromhex(h)], "text": bytes.fromhex(h).decode("utf-8", "replace")}
                    for h in INVALID],
        "gpt2": {"ids": gpt2.encode("\n".join(TEXTS))},
        "tinyshakespeare": {"tokens": len(play), "checksum": checksum},
    }
    out = Path("tests/resources/golden/bpe.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    parts = []
    for key, value in golden.items():
        rows = value if isinstance(value, list) else None
        text = json.dumps(value) if rows is None else "[\n    " + ",\n    ".join(map(json.dumps, rows)) + "\n  ]"
        parts.append(f'  "{key}": {text}')
    out.write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


main()
