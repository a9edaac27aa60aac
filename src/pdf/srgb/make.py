#!/usr/bin/env python3
"""Writes srgb.icc, the profile that says what the colours of a PDF mean.

    python3 src/pdf/srgb/make.py

sRGB (IEC 61966-2-1) as an ICC profile (ICC.1:2022): the primaries adapted to D50 by Bradford's
matrix, the curve as a parametric one, and the code points of ITU-T H.273 beside them. Nothing in
it is taken from another profile: the numbers are those of the standards, in the fixed-point form
that the format asks for. Its date is the day of the standard, so that it is the same file whenever
it is made.
"""

import struct
from pathlib import Path


def fixed(*numbers):
    """s15Fixed16Number (ICC.1:2022, 4.6), given as whole 65536ths."""
    return b"".join(struct.pack(">i", number) for number in numbers)


def xyz(*numbers):
    return b"XYZ \0\0\0\0" + fixed(*numbers)


def text(words):
    """multiLocalizedUnicodeType (10.15) with one record, en-US."""
    coded = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(coded), 28) + coded


# g, a, b, c, d of the curve (10.18, function 3): 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
CURVE = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(157286, 62119, 3417, 5072, 2651)

TAGS = [
    (b"rXYZ", xyz(28563, 14573, 913)),
    (b"gXYZ", xyz(25252, 46991, 6367)),
    (b"bXYZ", xyz(9376, 3971, 46799)),
    # From D65 to D50 (9.2.15).
    (b"chad", b"sf32\0\0\0\0" + fixed(
        58661, 17459, -10578, -49165, 112296, 2405, 2549, -4489, 67476)),
    (b"rTRC", CURVE),
    (b"gTRC", CURVE),
    (b"bTRC", CURVE),
    (b"wtpt", xyz(62269, 65536, 71320)),
    # BT.709 primaries, sRGB transfer, full range (ITU-T H.273).
    (b"cicp", b"cicp\0\0\0\0" + bytes([1, 13, 1, 0])),
    (b"desc", text("sRGB IEC61966-2.1")),
    (b"cprt", text("Public Domain")),
]


def profile():
    at = 128 + 4 + 12 * len(TAGS)
    table, data = struct.pack(">I", len(TAGS)), b""
    for name, tag in TAGS:
        table += name + struct.pack(">II", at + len(data), len(tag))
        data += tag
    size = at + len(data)
    # Header (7.2): size, no engine, version 4.3, a display's, RGB to XYZ, the date.
    header = struct.pack(">II", size, 0) + bytes([4, 0x30, 0, 0]) + b"mntrRGB XYZ "
    header += struct.pack(">6H", 1999, 10, 18, 0, 0, 0) + b"acsp" + bytes(28)
    # The white of the connection space, D50.
    header += fixed(63171, 65536, 54051)
    return header + bytes(128 - len(header)) + table + data


if __name__ == "__main__":
    Path(__file__).with_name("srgb.icc").write_bytes(profile())
