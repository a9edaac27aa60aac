#!/usr/bin/env python3
"""Holds sheets of poker cards against the deck that they were made from.

Shares no code and no numbers with Emberdeck: the deck is read by tomllib, the text and
its places by PDFium, the page boxes by qpdf's library. Lengths are millimetres, counted
from the page's top left corner. Prints what is wrong, a line each; exit 0: nothing is.
"""

import argparse
import math
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

POINT = 25.4 / 72
PAPERS = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
DUPLEX = {"long-edge": "/DuplexFlipLongEdge", "short-edge": "/DuplexFlipShortEdge"}
CARD = (63.5, 88.9)
COLUMNS = ROWS = 3
SAFE = 4.0  # from the trim edge to the nearest ink of a letter
SLACK = 0.05  # what rounding in the file may cost

FRONT = ("title", "prompt", "consent")
BACK = ("steps", "follow_ups", "stop_note", "debrief")


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Rect":
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def contains(self, other: "Rect") -> bool:
        room = self.grown(SLACK)
        return (
            room.left <= other.left
            and room.top <= other.top
            and other.right <= room.right
            and other.bottom <= room.bottom
        )

    def meets(self, other: "Rect") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds_centre_of(self, other: "Rect") -> bool:
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across < self.right and self.top <= down < self.bottom

    def __str__(self) -> str:
        return " ".join(f"{edge:.2f}" for edge in self)


class Glyph(NamedTuple):
    text: str
    ink: Rect
    upside_down: bool


class Cell(NamedTuple):
    """Where a card's front or back lies, and the words for it in a finding."""

    place: str
    trim: Rect
    upside_down: bool


class Layout:
    """The grid of cards that stands in the middle of a portrait sheet."""

    def __init__(self, paper: str, duplex: str):
        self.width, self.height = PAPERS[paper]
        self.duplex = duplex
        self.left = (self.width - COLUMNS * CARD[0]) / 2
        self.top = (self.height - ROWS * CARD[1]) / 2

    def media(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def outline(self) -> Rect:
        """All cards of a sheet: neighbours share their cut, so nothing lies between."""
        return Rect(self.left, self.top, self.width - self.left, self.height - self.top)

    def fronts(self, page: int) -> list[Cell]:
        cells = []
        for row, column in product(range(ROWS), range(COLUMNS)):
            left, top = self.left + column * CARD[0], self.top + row * CARD[1]
            place = f"page {page}, row {row + 1}, column {column + 1}"
            trim = Rect(left, top, left + CARD[0], top + CARD[1])
            cells.append(Cell(place, trim, upside_down=False))
        return cells

    def behind(self, front: Cell) -> Cell:
        """Where the back lies on its own page, for a sheet turned by that edge."""
        left, top, right, bottom = front.trim
        over_the_top = self.duplex == "short-edge"
        if over_the_top:
            top, bottom = self.height - bottom, self.height - top
        else:
            left, right = self.width - right, self.width - left
        back = Rect(left, top, right, bottom)
        return Cell(f"the back of {front.place}", back, upside_down=over_the_top)


def letters(text: str) -> str:
    """Letters and figures alone: no spaces, no markup, no marks that have two shapes."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def glyphs(page: pypdfium2.PdfPage, *, turned: bool) -> list[Glyph]:
    """The visible signs of a page, in reading order."""
    # PDFium reads the pieces of a line from left to right as the page is shown, so a
    # page that is printed head to foot must be shown that way. Places stay as they are.
    page.set_rotation(180 if turned else 0)
    left, _, _, top = page.get_mediabox()
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        x0, y0, x1, y1 = text.get_charbox(index)
        edges = (x0 - left, top - y1, x1 - left, top - y0)
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        ink = Rect(*(edge * POINT for edge in edges))
        found.append(Glyph(sign, ink, math.cos(angle) < 0))
    return found


def texts(card: dict, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = card.get(field, [])
        for text in [value] if isinstance(value, str) else value:
            yield field, text


def check_cell(
    cell: Cell, card: dict, fields: tuple[str, ...], page: list[Glyph]
) -> Iterator[str]:
    """Whether the card's texts are in the cell, the right way up, and off its edges."""
    where = f"{cell.place} ({card['id']})" if card else f"{cell.place} (no card)"
    inside = [glyph for glyph in page if cell.trim.holds_centre_of(glyph.ink)]
    written = letters("".join(glyph.text for glyph in inside))
    for field, text in texts(card, fields):
        if letters(text) not in written:
            yield f"{where}: `{field}` is not there: {text!r}"
    if not card and written:
        yield f"{where}: should be empty, and says {written!r}"
    if any(glyph.upside_down != cell.upside_down for glyph in inside):
        yield f"{where}: text stands upside down once the sheet is turned"
    safe = cell.trim.grown(-SAFE)
    near = [
        glyph
        for glyph in page
        if cell.trim.meets(glyph.ink) and not safe.contains(glyph.ink)
    ]
    if near:
        first = near[0]
        yield f"{where}: {first.text!r} at {first.ink} leaves the safe area {safe}"


def check_cards(
    pdf: pypdfium2.PdfDocument, cards: list[dict], layout: Layout
) -> Iterator[str]:
    per_sheet = ROWS * COLUMNS
    sheets = math.ceil(len(cards) / per_sheet)
    if len(pdf) != 2 * sheets:
        yield f"{len(cards)} cards make {2 * sheets} pages, and the file has {len(pdf)}"
        return
    for sheet in range(sheets):
        recto = glyphs(pdf[2 * sheet], turned=False)
        verso = glyphs(pdf[2 * sheet + 1], turned=layout.duplex == "short-edge")
        chosen = cards[sheet * per_sheet :][:per_sheet]
        chosen += [{}] * (per_sheet - len(chosen))
        for front, card in zip(layout.fronts(2 * sheet + 1), chosen, strict=True):
            yield from check_cell(front, card, FRONT, recto)
            yield from check_cell(layout.behind(front), card, BACK, verso)


def box_on(page: pikepdf.Page, name: str) -> Rect | None:
    """A box of the page; MediaBox may stand in the page tree, the others may not."""
    media = [float(edge) for edge in page.mediabox]
    box = media if name == "MediaBox" else page.get(f"/{name}")
    if box is None:
        return None
    x0, y0, x1, y1 = (float(edge) for edge in box)
    edges = (x0 - media[0], media[3] - y1, x1 - media[0], media[3] - y0)
    return Rect(*(edge * POINT for edge in edges))


def check_boxes(pdf: pikepdf.Pdf, layout: Layout) -> Iterator[str]:
    right = {"MediaBox": layout.media(), "TrimBox": layout.outline()}
    for number, page in enumerate(pdf.pages, 1):
        boxes = {name: box_on(page, name) for name in ("MediaBox", "BleedBox", "TrimBox")}
        missing = [name for name, box in boxes.items() if box is None]
        if missing:
            yield f"page {number}: no {' and no '.join(missing)}"
            continue
        for name, place in right.items():
            if not (place.contains(boxes[name]) and boxes[name].contains(place)):
                yield f"page {number}: the {name} is {boxes[name]}, and should be {place}"
        media, bleed, trim = boxes.values()
        if not (media.contains(bleed) and bleed.contains(trim)):
            yield f"page {number}: {trim} (trim), {bleed} (bleed), {media} do not nest"


def check_viewer(pdf: pikepdf.Pdf, duplex: str) -> Iterator[str]:
    said = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    wanted = {
        "/PrintScaling": "/None",
        "/Duplex": DUPLEX[duplex],
        "/PickTrayByPDFSize": True,
    }
    for key, value in wanted.items():
        if said.get(key) != value:
            yield f"ViewerPreferences: {key} is {said.get(key)}, and should be {value}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pdf")
    parser.add_argument("deck", help="the TOML file of the deck")
    parser.add_argument("--paper", choices=PAPERS, required=True)
    parser.add_argument("--duplex", choices=DUPLEX, required=True)
    asked = parser.parse_args()
    with open(asked.deck, "rb") as file:
        cards = tomllib.load(file)["card"]
    layout = Layout(asked.paper, asked.duplex)
    with pikepdf.open(asked.pdf) as pdf:
        findings = [*check_viewer(pdf, asked.duplex), *check_boxes(pdf, layout)]
    findings += check_cards(pypdfium2.PdfDocument(asked.pdf), cards, layout)
    for finding in findings:
        print(finding)
    print(f"{asked.pdf}: {len(cards)} cards, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
