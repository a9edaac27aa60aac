#!/usr/bin/env python3
"""tags.py PDF DECK.toml - the structure tree of card sheets against the deck they were made from.

One `Art` for each card, in the deck's order: one heading with the title, and as many list items as
the card has steps and follow-ups. Every `Figure` has its text and its box. Exit 0 sound, 1 not.
"""
import re
import sys
import tomllib

import pikepdf


def texts_of_pages(pdf):
    """Unicode text of each marked piece, by page and MCID."""
    found = {}
    for page in pdf.pages:
        fonts = {name: cmap_of(font) for name, font in page.Resources.Font.items()}
        font, open_ids = None, []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                inside = operands[1] if name == "BDC" else None
                mcid = inside.get("/MCID") if isinstance(inside, pikepdf.Dictionary) else None
                open_ids.append(int(mcid) if mcid is not None else None)
            elif name == "EMC":
                open_ids.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("Tj", "TJ"):
                parts = operands[0] if name == "TJ" else [operands[0]]
                strings = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
                codes = [s[i] << 8 | s[i + 1] for s in strings for i in range(0, len(s), 2)]
                mcid = next((i for i in reversed(open_ids) if i is not None), None)
                key = (page.objgen, mcid)
                found[key] = found.get(key, "") + "".join(font[code] for code in codes)
    return found


def cmap_of(font):
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def walk(element, page, visit):
    page = element.Pg.objgen if "/Pg" in element else page
    visit(element, page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            walk(kid, page, visit)


def main():
    path, deck = sys.argv[1:]
    cards = tomllib.load(open(deck, "rb"))["card"]
    pdf = pikepdf.open(path)
    texts = texts_of_pages(pdf)
    wrong = []
    articles = list(pdf.Root.StructTreeRoot.K.K)
    if len(articles) != len(cards):
        wrong.append(f"{len(articles)} articles for {len(cards)} cards")
    for card, article in zip(cards, articles):
        headings, items = [], 0

        def visit(element, page):
            nonlocal items
            kind = str(element.S)
            if kind == "/H1":
                ids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
                headings.append("".join(texts.get((page, int(i)), "") for i in ids))
            items += kind == "/LI"
            if kind == "/Figure" and ("/Alt" not in element or "/BBox" not in element.A):
                wrong.append(f"{card['id']}: a figure without text or box")

        walk(article, None, visit)
        title = re.sub(r"\*+", "", card["title"])
        if [" ".join(h.split()) for h in headings] != [title]:
            wrong.append(f"{card['id']}: headings {headings}, not {title!r}")
        listed = len(card.get("steps", [])) + len(card.get("follow_ups", []))
        if str(article.S) != "/Art" or items != listed:
            wrong.append(f"{card['id']}: {article.S} with {items} items, not {listed}")
    print("\n".join(wrong) or f"{len(articles)} articles as in {deck}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
