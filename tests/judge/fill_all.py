#!/usr/bin/env python3
"""fill_all.py FORM.pdf VALUES.json FILLED.pdf - fills a form in by pypdf, and saves it anew.

VALUES holds the texts by the names of their fields, the values of groups of buttons, and `true` for
a tick.
"""
import json
import sys

import pypdf


def main():
    form, values, filled = sys.argv[1:]
    with open(values, encoding="utf-8") as file:
        given = json.load(file)
    writer = pypdf.PdfWriter(clone_from=form)
    buttons = {name for name, field in writer.get_fields().items() if field.get("/FT") == "/Btn"}
    states = {name: "/Yes" if value is True else f"/{value}" for name, value in given.items() if name in buttons}
    for page in writer.pages:
        writer.update_page_form_field_values(page, given | states, auto_regenerate=False)
    writer.write(filled)


if __name__ == "__main__":
    main()
