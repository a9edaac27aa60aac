#!/usr/bin/env python3
"""ink.py PDF --paper letter|a4 - how much of each poker card is inked, as grey at 300 dpi.

Fronts (odd pages) may take 9 % of the trim area, backs 15 %. Nine cards a sheet, grid centred.
"""
import sys

import pypdfium2 as pdfium

CARD = (63.5, 88.9)
SHEETS = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
MOST = (0.09, 0.15)


def main():
    path, paper = sys.argv[1], sys.argv[3]
    width, height = SHEETS[paper]
    left, top = (width - 3 * CARD[0]) / 2, (height - 3 * CARD[1]) / 2
    worst, wrong = [0.0, 0.0], []
    for number, page in enumerate(pdfium.PdfDocument(path)):
        bitmap = page.render(scale=300 / 72, grayscale=True)
        stride, data = bitmap.stride, bytes(bitmap.buffer)
        px = lambda mm: round(mm * 300 / 25.4)
        for slot in range(9):
            x, y = left + slot % 3 * CARD[0], top + slot // 3 * CARD[1]
            rows = range(px(y), px(y + CARD[1]))
            first, last = px(x), px(x + CARD[0])
            gray = sum(sum(data[row * stride + first : row * stride + last]) for row in rows)
            share = 1 - gray / (255 * len(rows) * (last - first))
            side = number % 2
            worst[side] = max(worst[side], share)
            if share > MOST[side]:
                wrong.append(f"page {number + 1}, slot {slot + 1}: {share:.1%} inked")
    print("\n".join(wrong) or f"fronts at most {worst[0]:.1%}, backs at most {worst[1]:.1%}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
