#!/usr/bin/env python3
"""cards.py N [--runs R]: times Emberdeck beside Typst on N random cards. See README.md."""
import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = (
    "bread window river lamp letter garden quiet morning table kettle street song weather pocket "
    "bridge paper apple train shoulder kitchen corner summer stone blanket market story picture "
    "evening door cloud neighbor lantern basket harbor button thunder feather mirror whistle"
).split()
VERBS = "keep find bring show tell ask paint carry open borrow remember trade".split()

TYPST = """
#let cards = json("cards.json")
#let (W, H, X, Y) = (63.5mm, 88.9mm, 12.7mm, 6.35mm)
#set document(title: "Cards")
#set page(paper: "us-letter", margin: 0pt)
#set text(font: "Atkinson Hyperlegible Next", lang: "en", hyphenate: false)
#let fitted(body, w, h) = context {
  let size = 9.5pt
  for s in (14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10) {
    if measure(block(width: w, text(size: s * 1pt, body))).height <= h { size = s * 1pt; break }
  }
  text(size: size, body)
}
#let front(c) = {
  place(dx: 6mm, dy: 20mm, box(width: 51.5mm, heading(level: 1, text(size: 15pt, c.title))))
  place(dx: 6mm, dy: 30mm, box(width: 51.5mm, fitted(c.prompt, 51.5mm, 45mm)))
  place(dx: 6mm, dy: 80mm, text(size: 10pt, c.id))
}
#let back(c) = {
  place(dx: 6mm, dy: 6mm, text(size: 11pt, c.title))
  place(dx: 6mm, dy: 16mm, box(width: 51.5mm, list(..c.follow_ups)))
}
#for (n, sheet) in cards.chunks(9).enumerate() {
  if n > 0 { pagebreak() }
  for (i, c) in sheet.enumerate() {
    place(dx: X + calc.rem(i, 3) * W, dy: Y + calc.quo(i, 3) * H, box(width: W, height: H, front(c)))
  }
  pagebreak()
  for (i, c) in sheet.enumerate() {
    place(dx: X + (2 - calc.rem(i, 3)) * W, dy: Y + calc.quo(i, 3) * H, box(width: W, height: H, back(c)))
  }
}
"""
CALL = "import typst, sys; typst.compile('cards.typ', output='typst.pdf', ignore_system_fonts=True, font_paths=[sys.argv[1]])"


def sentence(draw, least, most):
    words = [draw.choice(WORDS) for _ in range(draw.randint(least, most))]
    return f"{draw.choice(VERBS).capitalize()} the {' and the '.join([' '.join(words[:-1]), words[-1]])}."


def make_cards(count, draw):
    return [
        {
            "id": f"C-{n:05d}",
            "title": f"{draw.choice(WORDS).capitalize()} {draw.choice(WORDS)}",
            "prompt": " ".join(sentence(draw, 4, 9) for _ in range(3)),
            "follow_ups": [sentence(draw, 3, 5) for _ in range(2)],
        }
        for n in range(1, count + 1)
    ]


def write_deck(cards, folder):
    quote = json.dumps
    lines = ['[deck]\nid = "bench"\ntitle = "Cards"\nversion = "1"\nlanguage = "en"\n']
    for card in cards:
        lines.append(
            f"[[card]]\nid = {quote(card['id'])}\nkind = \"conversation\"\ntitle = {quote(card['title'])}\n"
            f"prompt = {quote(card['prompt'])}\nfollow_ups = {quote(card['follow_ups'])}\nminutes = 5\npace = 1\n"
        )
    (folder / "deck.toml").write_text("\n".join(lines))
    (folder / "cards.json").write_text(json.dumps(cards))
    (folder / "cards.typ").write_text(TYPST)


def run(command, folder):
    """Wall seconds and peak memory (MiB) of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    ours = [str(ROOT / "target/release/emberdeck"), "cards", "deck.toml", "--paper", "letter", "--force", "-q"]
    theirs = [sys.executable, "-c", CALL, str(ROOT / "fonts")]
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for nth in range(options.runs + 1):
            write_deck(make_cards(options.count, random.Random()), folder)
            pair = (run(ours, folder), run(theirs, folder))
            if nth > 0:  # the first pair warms the caches
                rows.append(pair)
    median = lambda pick: statistics.median(pick(row) for row in rows)
    print(f"{options.count} cards, medians of {len(rows)} runs in turn")
    print(f"  Emberdeck {median(lambda r: r[0][0]):7.3f} s {median(lambda r: r[0][1]):7.0f} MiB")
    print(f"  Typst     {median(lambda r: r[1][0]):7.3f} s {median(lambda r: r[1][1]):7.0f} MiB")
    print(f"  ratio     {median(lambda r: r[0][0] / r[1][0]):7.2f}   {median(lambda r: r[0][1] / r[1][1]):7.2f}")


if __name__ == "__main__":
    main()
