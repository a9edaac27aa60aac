#!/usr/bin/env python3
"""fill.py FORM.pdf FOLDER - fills a form in as viewers and programs do, and saves it in their ways.

Writes FOLDER/pdfium.pdf (typed and clicked in Chrome's engine, saved anew), FOLDER/appended.pdf (the
same, appended to the file), FOLDER/pypdf.pdf and FOLDER/pikepdf.pdf (values set by a program). Every
text says `Said in NAME: ` and words of many alphabets, every box is ticked, of every group the last button is chosen.
Exit 0 filled, 1 when an engine shows nothing for an answer, or sets one in a font that is not the form's,
which another reader's computer need not have.
"""
import ctypes
import pathlib
import re
import sys

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium


def widgets(pdf):
    """Page, name, kind and box of every widget, in the order of the pages."""
    for number, page in enumerate(pdf.pages):
        for widget in page.obj.get("/Annots", []):
            if widget.Subtype != "/Widget":
                continue
            parts, node, kind = [], widget, None
            while node is not None:
                parts += [str(node["/T"])] if "/T" in node else []
                kind = kind or node.get("/FT")
                node = node.get("/Parent")
            state = [key for key in widget.AP.N.keys() if key != "/Off"] if kind == "/Btn" else []
            box = [float(edge) for edge in widget.Rect]
            yield number, ".".join(reversed(parts)), widget, (state or [None])[0], box


def said(name):
    return f"Said in {name}: é – Žluťoučký kůň, Ελληνικά, Привет"


def type_and_click(form, folder):
    with pikepdf.open(form) as pdf:
        places = [(page, name, state, box) for page, name, _, state, box in widgets(pdf)]
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    env = document.formenv
    shown = True
    for number in range(len(document)):
        page = document[number]
        before = page.render(scale=2, may_draw_forms=True).to_numpy().astype(int)
        height = page.get_height()
        own = [place for place in places if place[0] == number]
        for _, name, state, (left, bottom, right, top) in own:
            at = ((left + right) / 2, (bottom + top) / 2)
            pdfium.FORM_OnMouseMove(env, page, 0, *at)
            pdfium.FORM_OnLButtonDown(env, page, 0, *at)
            pdfium.FORM_OnLButtonUp(env, page, 0, *at)
            if state is None:
                text = (said(name) + "\0").encode("utf-16-le")
                buffer = ctypes.create_string_buffer(text)
                wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                pdfium.FORM_ReplaceSelection(env, page, wide)
        pdfium.FORM_ForceToKillFocus(env)
        after = page.render(scale=2, may_draw_forms=True).to_numpy().astype(int)
        # A group lets go of its earlier buttons: the last one and all else must show.
        last = {name: place for place in places for name in [place[1]]}
        for place in own:
            left, bottom, right, top = (round(edge * 2) for edge in place[3])
            rows = slice(round(height * 2) - top, round(height * 2) - bottom)
            change = abs(after[rows, left:right] - before[rows, left:right]).max(initial=0)
            if place == last[place[1]] and change < 60:
                print(f"pdfium shows nothing in {place[1]}")
                shown = False
    document.save(folder / "pdfium.pdf", flags=pdfium.FPDF_NO_INCREMENTAL)
    document.save(folder / "appended.pdf", flags=pdfium.FPDF_INCREMENTAL)
    return shown


def set_in_own_font(saved):
    """Whether all texts that an engine has drawn stand in the form's font, with a glyph for every code."""
    sound = True
    with pikepdf.open(saved) as pdf:
        (own,) = {font.objgen for font in pdf.Root.AcroForm.DR.Font.values()}
        for _, name, widget, state, _ in widgets(pdf):
            if state is not None:
                continue
            fonts, drawn = widget.AP.N.Resources.Font, widget.AP.N.read_bytes()
            used = {f"/{used.decode()}" for used in re.findall(rb"/(\S+) [0-9.]+ Tf", drawn)}
            if any(fonts[font].objgen != own for font in used):
                print(f"{saved.name}: {name} is set in other fonts too: {sorted(used)}")
                sound = False
            if b"\x04\x1f\x04\x40\x04\x38" not in drawn and b"041f04400438" not in drawn.lower():
                print(f"{saved.name}: {name} does not show the Cyrillic letters")
                sound = False
    return sound


def set_by_pypdf(form, folder):
    with pikepdf.open(form) as pdf:
        values = {name: state or said(name) for _, name, _, state, _ in widgets(pdf)}
    writer = pypdf.PdfWriter(clone_from=form)
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(folder / "pypdf.pdf")


def set_by_pikepdf(form, folder):
    with pikepdf.open(form) as pdf:
        last = {name: (widget, state) for _, name, widget, state, _ in widgets(pdf)}
        for name, (widget, state) in last.items():
            if state is None:
                widget.V = pikepdf.String(said(name))
                continue
            field = widget if "/T" in widget else widget.Parent
            field.V = widget.AS = pikepdf.Name(state)
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(folder / "pikepdf.pdf", object_stream_mode=streams)


def main():
    form, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    shown = type_and_click(form, folder)
    set_by_pypdf(form, folder)
    set_by_pikepdf(form, folder)
    shown &= all(set_in_own_font(folder / f"{by}.pdf") for by in ("pdfium", "pypdf"))
    return 0 if shown else 1


if __name__ == "__main__":
    sys.exit(main())
