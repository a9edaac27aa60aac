#!/usr/bin/env python3
"""text_mupdf.py FILE.pdf... - the text of files as MuPDF copies it, with a form feed behind each."""
import sys

import pymupdf

for file in sys.argv[1:]:
    for page in pymupdf.open(file):
        print(page.get_text())
    print(end="\f")
