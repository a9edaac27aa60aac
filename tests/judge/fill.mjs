// node fill.mjs FORM.pdf VALUES.json FILLED.pdf - fills a form in by pdf.js, the viewer of Firefox, as
// its page does: a value for each widget, then saved. VALUES holds the texts by the names of their
// fields, the values of groups of buttons, and `true` for a tick. A name that the form does not have is
// an error.
import fs from "node:fs";

const library = new URL("../../target/judge/node_modules/pdfjs-dist/legacy/build/pdf.mjs", import.meta.url);
const { getDocument } = await import(library);
const [form, values, filled] = process.argv.slice(2);
const given = JSON.parse(fs.readFileSync(values, "utf8"));
const data = new Uint8Array(fs.readFileSync(form));
const pdf = await getDocument({ data, verbosity: 0, isEvalSupported: false }).promise;
const fields = await pdf.getFieldObjects();
for (const [name, value] of Object.entries(given)) {
  const widgets = (fields[name] ?? []).filter((widget) => widget.type !== "");
  if (widgets.length === 0) throw new Error(`there is no field ${name}`);
  for (const { id, type, exportValues } of widgets) {
    const stored = type === "radiobutton" ? exportValues === value : value;
    pdf.annotationStorage.setValue(id, { value: stored });
  }
}
fs.writeFileSync(filled, await pdf.saveDocument());
await pdf.destroy();
