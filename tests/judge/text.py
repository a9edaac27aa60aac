#!/usr/bin/env python3
"""text.py FILE.pdf... - the text of files as PDFium, Chrome's engine, copies it, with a form feed
behind each."""
import sys

import pypdfium2

for file in sys.argv[1:]:
    for page in pypdfium2.PdfDocument(file):
        print(page.get_textpage().get_text_range())
    print(end="\f")
