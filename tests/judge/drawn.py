#!/usr/bin/env python3
"""Looks at what is drawn: lines, filled shapes and pictures, wherever they come from.

Shares no code and no numbers with Emberdeck: the operators are read by qpdf's library. All
that is drawn has to lie on the page. With `--card`, the file is sheets of such cards: then all
lies where the printer reaches, every cut around a card has a mark at both its ends, as near
and as long as a hand with a ruler wants it, and no line comes near a cut within the cards.
Lengths are millimetres, counted from the page's top left corner. Prints what is wrong, a line
each; exit 0: nothing is.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pikepdf

POINT = 25.4 / 72
SLACK = 0.05  # what rounding in the file may cost
NEAREST, FARTHEST, SHORTEST = 1.0, 6.0, 1.0  # where a mark begins and ends, and a stump
APART = 2.0  # within a card no line comes nearer to its trim

Matrix = tuple[float, float, float, float, float, float]


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Rect":
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def contains(self, other: "Rect") -> bool:
        return all(
            (
                self.left <= other.left + SLACK,
                self.top <= other.top + SLACK,
                other.right <= self.right + SLACK,
                other.bottom <= self.bottom + SLACK,
            )
        )

    def within(self, other: "Rect") -> "Rect | None":
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(left, top, right, bottom) if left <= right and top <= bottom else None

    def near(self, other: "Rect") -> bool:
        return all(abs(one - two) < SLACK for one, two in zip(self, other))

    def __str__(self) -> str:
        return " ".join(f"{edge:.2f}" for edge in self)


class Drawn(NamedTuple):
    kind: str  # "line", "fill" or "picture"
    place: Rect  # for a line: where its middle runs
    width: float = 0.0

    def ink(self) -> Rect:
        """With the line's own width; its ends are cut off square."""
        left, top, right, bottom = self.place
        across = 0.0 if bottom - top < SLACK else self.width / 2
        down = 0.0 if right - left < SLACK else self.width / 2
        return Rect(left - across, top - down, right + across, bottom + down)


def times(one: Matrix, other: Matrix) -> Matrix:
    """What is moved by one and then by the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


class Page:
    """The paper of a page, and its marks in the order in which they are painted."""

    def __init__(self, page: pikepdf.Page):
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        self.width, self.height = (right - left) * POINT, (top - bottom) * POINT
        self.left, self.top = left, top
        self.drawn: list[Drawn] = []
        self.read(page.obj, page.resources, (1, 0, 0, 1, 0, 0), self.media())

    def media(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def at(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        across, up = a * x + c * y + e, b * x + d * y + f
        return (across - self.left) * POINT, (self.top - up) * POINT

    def put(self, kind: str, points: list[tuple[float, float]], clip: Rect, width: float = 0.0):
        xs, ys = zip(*points)
        whole = Rect(min(xs), min(ys), max(xs), max(ys))
        seen = whole.within(clip)
        if seen:
            self.drawn.append(Drawn(kind, seen, width))

    def read(self, stream, resources, matrix: Matrix, clip: Rect) -> None:
        objects = resources.get("/XObject", {})
        kept: list[tuple[Matrix, Rect, float]] = []
        width, pending = 1.0, False
        path: list[list[tuple[float, float]]] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            given = [float(it) for it in operands] if name in NUMBERS else []
            if name == "q":
                kept.append((matrix, clip, width))
            elif name == "Q":
                matrix, clip, width = kept.pop()
            elif name == "cm":
                matrix = times(tuple(given), matrix)
            elif name == "w":
                width = given[0]
            elif name == "m":
                path.append([self.at(matrix, *given)])
            elif name in ("l", "c", "v", "y"):
                path[-1] += [self.at(matrix, *given[at : at + 2]) for at in range(0, len(given), 2)]
            elif name == "re":
                x, y, across, up = given
                corners = product((x, x + across), (y, y + up))
                path.append([self.at(matrix, *corner) for corner in corners])
            elif name in ("W", "W*"):
                pending = True
            elif name in PAINTS:
                if pending and path:
                    xs, ys = zip(*(point for part in path for point in part))
                    clip = clip.within(Rect(min(xs), min(ys), max(xs), max(ys))) or Rect(0, 0, 0, 0)
                for part in path:
                    if name in STROKES:
                        self.put("line", part, clip, width * POINT)
                    if name in FILLS:
                        self.put("fill", part, clip)
                path, pending = [], False
            elif name == "Do":
                self.use(objects[str(operands[0])], matrix, clip, resources)

    def use(self, thing, matrix: Matrix, clip: Rect, resources) -> None:
        if thing.Subtype == "/Image":
            corners = product((0.0, 1.0), (0.0, 1.0))
            self.put("picture", [self.at(matrix, *corner) for corner in corners], clip)
            return
        own = tuple(float(it) for it in thing.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        self.read(thing, thing.get("/Resources", resources), times(own, matrix), clip)


NUMBERS = ("cm", "w", "m", "l", "c", "v", "y", "re")
STROKES = ("S", "s", "B", "B*", "b", "b*")
FILLS = ("f", "F", "f*", "B", "B*", "b", "b*")
PAINTS = (*STROKES, *FILLS, "n")


class Lot(NamedTuple):
    """Cards that stand alike and are cut by themselves, and the part of the sheet for their marks."""

    outline: Rect
    zone: Rect
    trims: list[Rect]


class Grid:
    """Where the cards of a sheet lie: as many as fit, in the middle.

    With `--turned` a second lot lies to the right of so many columns, or below so many rows.
    """

    def __init__(self, page: Page, asked: argparse.Namespace):
        self.asked, self.page = asked, page
        self.around = max(asked.bleed, asked.clear)
        room = [sheet - 2 * (asked.margin + self.around) for sheet in (page.width, page.height)]
        self.lots = self.laid(room)
        self.trims = [trim for lot in self.lots for trim in lot.trims]
        edges = list(zip(*(lot.outline for lot in self.lots)))
        self.outline = Rect(min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))

    def laid(self, room: list[float]) -> list[Lot]:
        asked, sheet = self.asked, (self.page.width, self.page.height)
        standing = self.counts(room, asked.card)
        if not asked.turned:
            size = self.size(standing, asked.card)
            corner = [(whole - own) / 2 for whole, own in zip(sheet, size)]
            return [self.lot(corner, standing, asked.card, self.page.media())]
        many, way = int(asked.turned[:-1]), 0 if asked.turned.endswith("c") else 1
        standing[way] = many
        card = asked.card[::-1]
        gap = max(asked.gutter[way], 2 * self.around)
        one = self.size(standing, asked.card)
        left_over = list(room)
        left_over[way] -= one[way] + gap
        lying = self.counts(left_over, card)
        other = self.size(lying, card)
        # Half of what is over lies between the lots, up to what two rows of marks need.
        if asked.clear:
            over = room[way] - one[way] - other[way] - gap
            gap = max(gap, min(2 * (max(asked.bleed, NEAREST) + FARTHEST - NEAREST), gap + over / 2))
        both = [max(size) for size in zip(one, other)]
        both[way] = one[way] + gap + other[way]
        first = [(whole - own) / 2 for whole, own in zip(sheet, one)]
        second = [(whole - own) / 2 for whole, own in zip(sheet, other)]
        first[way] = (sheet[way] - both[way]) / 2
        second[way] = first[way] + one[way] + gap
        parting = second[way] - gap / 2
        before, behind = list(self.page.media()), list(self.page.media())
        before[2 + way] = behind[way] = parting
        return [
            self.lot(first, standing, asked.card, Rect(*before)),
            self.lot(second, lying, card, Rect(*behind)),
        ]

    def counts(self, room: list[float], card: list[float]) -> list[int]:
        sizes = zip(room, card, self.asked.gutter)
        return [int((length + gap + 1e-3) // (own + gap)) for length, own, gap in sizes]

    def size(self, counts: list[int], card: list[float]) -> list[float]:
        return [n * (own + gap) - gap for n, own, gap in zip(counts, card, self.asked.gutter)]

    def lot(self, corner: list[float], counts: list[int], card: list[float], zone: Rect) -> Lot:
        left, top = corner
        wide, high = self.size(counts, card)
        trims = []
        for row, column in product(range(counts[1]), range(counts[0])):
            x = left + column * (card[0] + self.asked.gutter[0])
            y = top + row * (card[1] + self.asked.gutter[1])
            trims.append(Rect(x, y, x + card[0], y + card[1]))
        return Lot(Rect(left, top, left + wide, top + high), zone, trims)


def marks(page: Page, grid: Grid, cards: list[Rect], margin: float) -> list[Rect]:
    """The marks around cards: one at each end of each cut, where there is room for one."""
    found = []

    def ends(low: float, high: float, reach: tuple[float, float]) -> Iterator[tuple[float, float]]:
        for room, is_before in ((low - reach[0], True), (reach[1] - high, False)):
            far = min(room, FARTHEST)
            if far - NEAREST >= SHORTEST - SLACK:
                yield (low - far, low - NEAREST) if is_before else (high + NEAREST, high + far)

    printable = page.media().grown(-margin)
    for lot in grid.lots:
        left, top, right, bottom = lot.outline
        reach = lot.zone.within(printable)
        own = [card for card in cards if card in lot.trims]
        for x in {round(edge, 3) for card in own for edge in (card.left, card.right)}:
            stretches = ends(top, bottom, (reach.top, reach.bottom))
            found += [Rect(x, first, x, last) for first, last in stretches]
        for y in {round(edge, 3) for card in own for edge in (card.top, card.bottom)}:
            stretches = ends(left, right, (reach.left, reach.right))
            found += [Rect(first, y, last, y) for first, last in stretches]
    return found


def judged(nth: int, page: Page, asked: argparse.Namespace) -> Iterator[str]:
    reach = page.media().grown(-asked.margin if asked.card else 0.0)
    for thing in page.drawn:
        if not reach.contains(thing.ink()):
            yield f"page {nth}: a {thing.kind} at {thing.place} leaves {reach}"
    if not asked.card:
        return
    grid = Grid(page, asked)
    lines = [thing.place for thing in page.drawn if thing.kind == "line"]
    fills = [thing.place for thing in page.drawn if thing.kind == "fill"]
    # A front lies on white from trim to trim; a back that is seen through its clip does not.
    is_front = asked.one_side or nth % 2 == 1
    cards = [trim for trim in grid.trims if any(fill.near(trim) for fill in fills)]
    if is_front and not cards:
        yield f"page {nth}: no card lies where one should"
    expected = marks(page, grid, cards, asked.margin) if is_front and asked.marks == "crop" else []
    for mark in expected:
        if not any(line.near(mark) for line in lines):
            yield f"page {nth}: no mark at {mark}"
    near = [lot.outline.grown(NEAREST - SLACK) for lot in grid.lots]
    outside = [line for line in lines if not any(line.within(lot) for lot in near)]
    upright = [line for line in outside if is_mark(line, grid)]
    for line in upright:
        if not any(line.near(mark) for mark in expected):
            yield f"page {nth}: a mark at {line} belongs to no cut"
    for line in lines:
        if is_front and line not in outside:
            homes = [card for card in cards if card.grown(-APART).contains(line)]
            if not homes:
                yield f"page {nth}: a line at {line} comes near a cut"


def is_mark(line: Rect, grid: Grid) -> bool:
    """Whether a line outside of all cards points at them, as the ticks of a scale do not."""
    return any(points_at(line, lot.outline) for lot in grid.lots)


def points_at(line: Rect, outline: Rect) -> bool:
    left, top, right, bottom = outline
    if line.right - line.left < SLACK:
        gap = min(abs(line.bottom - top), abs(line.top - bottom))
        return left - SLACK <= line.left <= right + SLACK and gap < NEAREST + SLACK
    if line.bottom - line.top < SLACK:
        gap = min(abs(line.right - left), abs(line.left - right))
        return top - SLACK <= line.top <= bottom + SLACK and gap < NEAREST + SLACK
    return False


def pair(text: str) -> list[float]:
    return [float(part) for part in text.split("x")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--card", type=pair, help="WIDTHxHEIGHT: the files are sheets of such cards")
    parser.add_argument("--gutter", type=pair, default=[0.0, 0.0])
    parser.add_argument("--margin", type=float, default=3.0)
    parser.add_argument("--bleed", type=float, default=0.0)
    parser.add_argument("--clear", type=float, default=2.0)
    parser.add_argument("--marks", choices=("crop", "none"), default="crop")
    parser.add_argument("--turned", help="Nc, Nr: turned cards beside N columns, or below N rows")
    parser.add_argument("--one-side", action="store_true")
    asked = parser.parse_args()
    found, count = [], 0
    for name in asked.files:
        with pikepdf.open(name) as file:
            for nth, page in enumerate(file.pages, 1):
                read = Page(page)
                count += len(read.drawn)
                found += [f"{name}: {what}" for what in judged(nth, read, asked)]
    print(*found, sep="\n", end="\n" if found else "")
    if not count:
        print("nothing is drawn at all")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main())
