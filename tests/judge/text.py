#!/usr/bin/env python3
"""text.py FILE.pdf - the text of a file as PDFium, Chrome's engine, copies it."""
import sys

import pypdfium2

for page in pypdfium2.PdfDocument(sys.argv[1]):
    print(page.get_textpage().get_text_range())
