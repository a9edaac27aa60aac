#!/usr/bin/env python3
"""cards.py N [--runs R] [--beside NAME,…]: times Emberdeck beside other programs on N random cards.
See README.md."""
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
# What each of the others sets: the same cards, nine to a Letter sheet, fronts and mirrored backs.
REPORTLAB = """
import json, sys
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
pdfmetrics.registerFont(TTFont("Text", sys.argv[1]))
style = lambda size: ParagraphStyle("t", fontName="Text", fontSize=size, leading=size * 1.3)
cards, page = json.load(open("cards.json")), Canvas("reportlab.pdf", pagesize=letter)
def put(text, x, top, sizes, room):
    for size in sizes:
        set_text = Paragraph(text, style(size))
        _, high = set_text.wrap(51.5 * mm, 1000)
        if high <= room:
            break
    set_text.drawOn(page, x, letter[1] - top - high)
for n in range(0, len(cards), 9):
    sheet = cards[n : n + 9]
    for is_front in (True, False):
        for i, c in enumerate(sheet):
            column = i % 3 if is_front else 2 - i % 3
            x, y = (12.7 + column * 63.5) * mm, (6.35 + i // 3 * 88.9) * mm
            put(c["title"], x + 6 * mm, y + 20 * mm, [15], 99)
            if is_front:
                put(c["prompt"], x + 6 * mm, y + 30 * mm, [s / 2 for s in range(28, 19, -1)], 45 * mm)
                put(c["id"], x + 6 * mm, y + 80 * mm, [10], 99)
            else:
                for nth, text in enumerate(c["follow_ups"]):
                    put(text, x + 6 * mm, y + (30 + 14 * nth) * mm, [10], 99)
        page.showPage()
page.save()
"""
WEASYPRINT = """
import json, sys
from html import escape
from weasyprint import HTML
cards = json.load(open("cards.json"))
box = lambda i, front, text: "<div style='left:%smm;top:%smm'>%s</div>" % (
    12.7 + (i % 3 if front else 2 - i % 3) * 63.5, 6.35 + i // 3 * 88.9, text)
front = lambda c: "<h1>%s</h1><p>%s</p><small>%s</small>" % (escape(c["title"]), escape(c["prompt"]), c["id"])
back = lambda c: "<h2>%s</h2><ul>%s</ul>" % (escape(c["title"]), "".join("<li>" + escape(t) for t in c["follow_ups"]))
pages = []
for n in range(0, len(cards), 9):
    for is_front, face in ((True, front), (False, back)):
        pages.append("<section>%s</section>" % "".join(box(i, is_front, face(c)) for i, c in enumerate(cards[n : n + 9])))
style = "@page{size:letter;margin:0}@font-face{font-family:T;src:url('file://%s')}" % sys.argv[1]
style += "body{margin:0;font:11pt/1.3 T}section{position:relative;height:279.4mm;break-after:page}"
style += "div{position:absolute;width:51.5mm;height:76.9mm;padding:6mm}h1{font-size:15pt}h2{font-size:11pt}"
HTML(string="<style>%s</style>%s" % (style, "".join(pages))).write_pdf("weasyprint.pdf", pdf_tags=True)
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
    parser.add_argument("--beside", default="typst", help="typst, reportlab, weasyprint")
    options = parser.parse_args()
    font = next((ROOT / "fonts").rglob("AtkinsonHyperlegibleNext-Regular.ttf"))
    others = {
        "typst": [sys.executable, "-c", CALL, str(ROOT / "fonts")],
        "reportlab": [sys.executable, "-c", REPORTLAB, str(font)],
        "weasyprint": [sys.executable, "-c", WEASYPRINT, str(font)],
    }
    names = options.beside.split(",")
    ours = [str(ROOT / "target/release/emberdeck"), "cards", "deck.toml", "--paper", "letter", "--force", "-q"]
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for nth in range(options.runs + 1):
            write_deck(make_cards(options.count, random.Random()), folder)
            row = [run(command, folder) for command in [ours, *(others[name] for name in names)]]
            if nth > 0:  # the first row warms the caches
                rows.append(row)
    median = lambda pick: statistics.median(pick(row) for row in rows)
    print(f"{options.count} cards, medians of {len(rows)} runs in turn")
    for at, name in enumerate(["Emberdeck", *names]):
        line = f"  {name:10} {median(lambda r: r[at][0]):8.3f} s {median(lambda r: r[at][1]):7.0f} MiB"
        if at > 0:
            time_ratio = median(lambda r: r[0][0] / r[at][0])
            memory_ratio = median(lambda r: r[0][1] / r[at][1])
            line += f"   ours: {time_ratio:.2f} of its time, {memory_ratio:.2f} of its memory"
        print(line)


if __name__ == "__main__":
    main()
