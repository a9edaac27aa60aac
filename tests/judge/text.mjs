// node text.mjs FILE.pdf... - the text of files as pdf.js, the viewer of Firefox, copies it, with a
// form feed behind each.
import fs from "node:fs";

const library = new URL("../../target/judge/node_modules/pdfjs-dist/legacy/build/pdf.mjs", import.meta.url);
const { getDocument } = await import(library);
for (const file of process.argv.slice(2)) {
  const data = new Uint8Array(fs.readFileSync(file));
  const pdf = await getDocument({ data, verbosity: 0, isEvalSupported: false }).promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    console.log(items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""));
  }
  await pdf.destroy();
  process.stdout.write("\f");
}
