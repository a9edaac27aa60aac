#!/usr/bin/env python3
"""Counts how often cards fall into each fault of the voice, for readers.

    tests/shares/shares.py                   over all shipped decks together
    tests/shares/shares.py DECK.toml …       over these
    tests/shares/shares.py --each            a line for each shipped deck
    tests/shares/shares.py --cards DECK.toml also which cards are counted

What may not pass is judged by `emberdeck check` (W013 to W018), deck by deck. This counts wider and
rougher: an image before the question and what is about the two are things that no rule can see
for sure. The counts are for watching the trend and for finding cards to read again, not for
judging one card. Leaves with 1 when a share passes its limit.
"""

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

WORD = r"[\w’'-]+"
ITEM = rf"(?:{WORD} ){{0,3}}{WORD}"
LIST_OF_THREE = re.compile(
    rf"{ITEM}, {ITEM},? (?:or|and) {ITEM}|: {ITEM}, {ITEM}, {ITEM}|^{ITEM}, {ITEM}, {ITEM}\."
)
# Lists of these say how to answer or how to steer; they are no ornament.
ANSWERS = set("go slow stop yes maybe no back hold up low middle high".split())
SENTENCE = re.compile(r"[^.?!…]+[.?!…]*[”’)]*")
ABOUT_THE_TWO = re.compile(
    r"\b(?:you two|two of (?:you|us)|each other|one another|your partner|the other|us|we|our|both"
    r"|together|between you|one of you|either of you|for two)\b",
    re.IGNORECASE,
)
IMAGE = re.compile(
    r"\b(?:is|are|as|like|be) (?:now )?an? (?!day|week|time|little|bit|no\b|yes\b|moment)"
    r"|\bas if\b|^(?:suppose|imagine|pretend|say the)\b|\bcomes? with\b|^on the menu\b",
    re.IGNORECASE,
)
WRITING = re.compile(
    r"\b(?:pens?|pencils?|paper|envelope|notebook|sheet|scraps? of)\b", re.IGNORECASE
)
TAIL = re.compile(
    r"(?:^|[.?!”] )(?:Then |Now )?(?:trade|swap|clap|compare|take turns|take a bow)"
    r"(?: places| jobs| pages)?\.$",
    re.IGNORECASE,
)


@dataclass
class Share:
    """One thing that is counted, and how much of it there may be."""

    short: str
    name: str
    ceiling: float | None = None
    floor: float | None = None
    cards: list[str] = field(default_factory=list)

    def of(self, total: int) -> float:
        return 100 * len(self.cards) / total if total else 0.0

    def holds(self, total: int) -> bool:
        share = self.of(total)
        return (self.ceiling is None or share <= self.ceiling) and (
            self.floor is None or share >= self.floor
        )


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.findall(text) if part.strip(" ”")]


def words(text: str) -> list[str]:
    return re.findall(WORD, text)


def printed(card: dict) -> str:
    """All that stands on the two faces of a card, in its own language."""
    parts = [card["title"], card["prompt"], card.get("consent", ""), card.get("stop_note", "")]
    for key in ("steps", "follow_ups", "debrief"):
        parts += card.get(key, [])
    return "\n".join(parts)


def has_list_of_three(front: str) -> bool:
    for match in LIST_OF_THREE.finditer(front):
        if not set(w.lower() for w in words(match.group())) & ANSWERS:
            return True
    return False


def has_image_first(front: str) -> bool:
    """Whether the sentences before the question, or the first of several, paint a picture."""
    parts = sentences(front)
    if len(parts) < 2:
        return False
    ask = next((n for n, part in enumerate(parts) if part.endswith("?")), len(parts) - 1)
    before = " ".join(parts[:ask])
    return bool(IMAGE.search(before)) and "“" not in before


def is_staccato(front: str) -> bool:
    short = [len(words(part)) <= 3 and not part.endswith("?") for part in sentences(front)]
    return sum(short) >= 2


def count(cards: list[tuple[str, dict]]) -> tuple[list[Share], Counter]:
    shares = {
        "list": Share("lists", "a list of three on the front", ceiling=17),
        "image": Share("images", "an image before the question", ceiling=5),
        "props": Share("things", "needs a thing (props, or pen and paper)", ceiling=33),
        "two": Share("the two", "about the two", floor=80),
        "tail": Share("tails", "ends on a tail (“Trade.”, “Then clap.”)", ceiling=4),
        "staccato": Share("chopped", "staccato", ceiling=4),
        "change": Share("change?", "“What would you change?”", ceiling=4),
        "fine": Share("fine", "“fine”", ceiling=4),
        "plenty": Share("plenty", "“plenty”", ceiling=4),
        "enough": Share("enough", "“enough”", ceiling=4),
    }
    openings = Counter()
    for name, card in cards:
        front, all_text = card["prompt"], printed(card)
        asked = f"{front} {card.get('consent', '')}"
        found = {
            "list": has_list_of_three(front),
            "image": has_image_first(front),
            "props": bool(card.get("props")) or bool(WRITING.search(front)),
            "two": card["kind"] == "rule" or bool(ABOUT_THE_TWO.search(asked)),
            "tail": bool(TAIL.search(front)),
            "staccato": is_staccato(front),
            "change": "What would you change?" in all_text,
        }
        for word in ("fine", "plenty", "enough"):
            found[word] = bool(re.search(rf"\b{word}\b", all_text, re.IGNORECASE))
        for key, is_there in found.items():
            if is_there:
                shares[key].cards.append(name)
        openings[" ".join(words(front)[:2]).lower()] += 1
    return list(shares.values()), openings


def read(paths: list[Path]) -> list[tuple[str, dict]]:
    cards = []
    for path in paths:
        deck = tomllib.loads(path.read_text(encoding="utf-8"))
        if "card" in deck:
            cards += [(f"{deck['deck']['id']}#{card['id']}", card) for card in deck["card"]]
    return cards


def shown(cards: list[tuple[str, dict]], shows_cards: bool) -> bool:
    """Prints the shares of some cards, and says whether all hold."""
    shares, openings = count(cards)
    total = len(cards)
    holds = True
    for share in shares:
        limit = f"≤ {share.ceiling} %" if share.ceiling is not None else f"≥ {share.floor} %"
        mark = "" if share.holds(total) else "   !"
        holds &= share.holds(total)
        print(f"{len(share.cards):4} {share.of(total):5.1f} %  ({limit})  {share.name}{mark}")
        if shows_cards:
            print("     " + " ".join(share.cards))
    common = [(words, many) for words, many in openings.most_common() if many * 25 > total]
    for opening, many in common or openings.most_common(1):
        mark = "   !" if common else ""
        part = 100 * many / total
        print(f"{many:4} {part:5.1f} %  (≤ 4 %)  open with “{opening} …”{mark}")
    return holds and not common


def shown_each(paths: list[Path]) -> bool:
    """Prints a row for each deck."""
    all_hold = True
    for number, path in enumerate(paths):
        cards = read([path])
        shares, _ = count(cards)
        if number == 0:
            print(f"{'':16}{'cards':>7}" + "".join(f"{s.short:>10}" for s in shares))
        cells = "".join(
            f"{s.of(len(cards)):8.0f} %" if s.holds(len(cards)) else f"{s.of(len(cards)):7.0f} %!"
            for s in shares
        )
        all_hold &= all(s.holds(len(cards)) for s in shares)
        print(f"{path.stem:16}{len(cards):7}{cells}")
    return all_hold


def main(arguments: list[str]) -> int:
    decks = Path(__file__).parents[2] / "decks"
    named = [Path(argument) for argument in arguments if not argument.startswith("--")]
    paths = named or [path for path in sorted(decks.glob("*.toml")) if read([path])]
    if "--each" in arguments:
        return 0 if shown_each(paths) else 1
    cards = read(paths)
    print(f"{len(cards)} cards")
    return 0 if shown(cards, "--cards" in arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
