#!/usr/bin/env python3
"""Whether plans walk the way of their course: reads TOML alone, and shares no code with the program.

    tests/judge/course.py DECKS FOLDER

DECKS is the folder of the shipped decks, with `courses` in it; FOLDER has plan files whose names
say what was asked for: `SEED-WEEKS-PROFILE-AGREED.toml`. Prints a line for each break, then how
many plans were looked at; ends with 1 when there was a break.
"""

import sys
import tomllib
from pathlib import Path

FEW = "light"
DAY = {"light": 30, "standard": 45, "full": 60}
LONG = 45
LISTENING = {5, 6, 7, 9}


def tables(folder: Path) -> dict[str, dict]:
    cards = {}
    for path in sorted(folder.glob("*.toml")):
        deck = tomllib.loads(path.read_text())
        for card in deck.get("card", []):
            cards[f"{deck['deck']['id']}#{card['id']}"] = card
    return cards


def minutes(card: dict) -> int:
    return sum(card["turns"]) if "turns" in card else card.get("minutes", 0)


def within(asked, level: int) -> bool:
    if isinstance(asked, int):
        return level == asked
    least, _, most = asked.partition("..")
    if ".." not in asked:
        return level == int(asked)
    return (not least or level >= int(least)) and (not most or level <= int(most))


def is_asked(ask: dict, card: dict, day: int) -> bool:
    """Whether a card is what a slot of a course asks for."""
    lists = {"serves": "serves", "tag": "tags", "topic": "topic"}
    if any(ask[key] not in card.get(of, []) for key, of in lists.items() if key in ask):
        return False
    if "card" in ask and ask["card"] != card["id"]:
        return False
    if "kind" in ask and ask["kind"] != card["kind"]:
        return False
    if "covers" in ask and not set(ask["covers"]) & set(card.get("covers", [])):
        return False
    if "pace" in ask and not within(ask["pace"], card["pace"]):
        return False
    if "touch" in ask and not within(ask["touch"], card.get("touch_level", 0)):
        return False
    return ask.get("long", False) == (minutes(card) > min(day, LONG))


def outline(course: dict, weeks: int) -> list[dict]:
    """The course's weeks of one of the lengths that it is made for."""
    found = [week for week in course["week"] if str(weeks) in week["at"]]
    return sorted(found, key=lambda week: week["at"][str(weeks)])


def musts(week: dict, profile: str) -> list[list[dict]]:
    asked = week.get("must", [])
    if profile == FEW:
        asked = week.get("must_light", asked[:1])
    return [ask if isinstance(ask, list) else [ask] for ask in asked]


def seated(wanted: list[list[dict]], cards: list[dict], day: int) -> bool:
    """Whether each thing that is asked for has a card of its own."""
    if not wanted:
        return True
    asks, rest = wanted[0], wanted[1:]
    for nth, card in enumerate(cards):
        if any(is_asked(ask, card, day) for ask in asks):
            if seated(rest, cards[:nth] + cards[nth + 1 :], day):
                return True
    return False


def breaks_of_week(week: dict, of: dict, cards: dict, profile: str) -> list[str]:
    found = []
    planned = [(card, cards[f"{card['deck']}#{card['id']}"]) for card in week["card"]]
    own = [card for _, card in planned]
    day = DAY[profile]
    if not seated(musts(of, profile), own, day):
        found.append(f"week {week['number']} lacks something of “{of['title']}”")
    if week.get("title") != of["title"] or week.get("aim") != of["aim"]:
        found.append(f"week {week['number']} is called {week.get('title')!r}")
    if not any("check-in" in card.get("serves", []) for card in own):
        found.append(f"week {week['number']} has no check-in")
    if not any("appreciation" in card.get("serves", []) for card in own):
        found.append(f"week {week['number']} has no thanks")
    for on in range(1, 8):
        of_day = [card for slot, card in planned if slot["day"] == on]
        repairs = any(card["kind"] == "repair" for card in of_day)
        if repairs and any(card.get("touch_level", 0) >= 2 for card in of_day):
            found.append(f"week {week['number']} day {on}: mending beside held touch")
        kinds = {card["kind"] for card in of_day} & set(of.get("apart", []))
        if len(kinds) > 1:
            found.append(f"week {week['number']} day {on}: {kinds} on one day")
        usual = [card for slot, card in planned if slot["day"] == on and slot["role"] != "long"]
        if sum(map(minutes, usual)) > day:
            found.append(f"week {week['number']} day {on} is too long")
    return found


def breaks_of_skin(weeks: list[list[dict]]) -> list[str]:
    found, is_mended = [], False
    for at, own in enumerate(weeks, 1):
        if not is_mended and any(card.get("touch_level", 0) >= 3 for card in own):
            found.append(f"week {at}: skin before a week with mending and listening")
        mends = any(card["kind"] == "repair" for card in own)
        listens = any(
            card["kind"] != "repair" and LISTENING & set(card.get("covers", [])) for card in own
        )
        is_mended = is_mended or (mends and listens)
    return found


def breaks_of_way(weeks: list[list[dict]], course: dict, profile: str) -> list[str]:
    """What eight weeks of a standard plan of the usual course have besides."""
    found = []
    deeper = course["course"].get("deeper_from")
    if deeper:
        late = [card for own in weeks[deeper - 1 :] for card in own]
        talk = [card for card in late if card["kind"] == "conversation"]
        easy = sum(card["pace"] == 1 for card in talk)
        if easy * 20 > len(talk) * 3:
            found.append(f"{easy} of {len(talk)} late talk cards are easy")
    if course["course"]["id"] != "reconnect" or profile != "standard" or len(weeks) != 8:
        return found

    def count(is_it) -> int:
        return sum(bool(is_it(card)) for own in weeks for card in own)

    def covers(rows: set[int]):
        return lambda card: rows & set(card.get("covers", []))

    early = [card for own in weeks[:2] for card in own]
    wanted = {
        "an opener by week 2": any(covers({1, 2})(card) for card in early),
        "the safety card": any("safety" in card.get("tags", []) for card in weeks[0]),
        "two listening": count(covers({5, 9})) >= 2,
        "an I-statement": count(covers({3})) >= 1,
        "two repairs": count(lambda card: card["kind"] == "repair") >= 2,
        "a reflection": count(lambda card: card["kind"] == "reflection") >= 1,
        "a deep card by week 7": any(
            card["pace"] >= 4 for own in weeks[:7] for card in own
        ),
    }
    found += [f"lacks {name}" for name, is_there in wanted.items() if not is_there]
    for at, own in enumerate(weeks, 1):
        if not any(minutes(card) > LONG for card in own):
            found.append(f"week {at} has no date")
    return found


def breaks(path: Path, cards: dict, courses: dict) -> list[str]:
    plan = tomllib.loads(path.read_text())
    _, number, profile, _ = path.stem.rsplit("-", 3)
    course = courses[plan["course"]["id"]]
    of = outline(course, int(number))
    if len(plan["week"]) != len(of):
        return [f"{len(plan['week'])} weeks"]
    found = []
    for week, own in zip(plan["week"], of):
        found += breaks_of_week(week, own, cards, profile)
    names = [[f"{card['deck']}#{card['id']}" for card in week["card"]] for week in plan["week"]]
    weeks = [[cards[name] for name in week] for week in names]
    return found + breaks_of_skin(weeks) + breaks_of_way(weeks, course, profile)


def main() -> None:
    decks, folder = map(Path, sys.argv[1:])
    cards = tables(decks)
    courses = {path.stem: tomllib.loads(path.read_text()) for path in (decks / "courses").glob("*.toml")}
    plans = sorted(folder.glob("*.toml"))
    is_broken = False
    for path in plans:
        for line in breaks(path, cards, courses):
            is_broken = True
            print(f"{path.stem}: {line}")
    print(f"{len(plans)} plans")
    sys.exit(is_broken or not plans)


if __name__ == "__main__":
    main()
