// Print with citeproc-js what `test_against_citeproc_js.py` asks for.
//
// node citeproc_js.cjs FOLDER_OF_CITEPROC FOLDER_OF_LOCALES
//
// Each line read from standard input is a task in JSON: {"style": XML, "items": [CSL-JSON]}.
// Each line written is {"citations": [HTML], "entries": [HTML]}, or {"error": words}.

const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [, , citeproc, locales] = process.argv;
const CSL = require(path.resolve(citeproc, "node_modules", "citeproc"));

function locale(language) {
  const file = path.join(locales, `locales-${language}.xml`);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
}

function print({ style, items }) {
  const known = Object.fromEntries(items.map((item) => [item.id, item]));
  const engine = new CSL.Engine(
    { retrieveLocale: locale, retrieveItem: (id) => known[id] },
    style,
  );
  engine.setOutputFormat("html");
  engine.opt.development_extensions.wrap_url_and_doi = false;
  engine.updateItems(items.map((item) => item.id));
  const citations = items.map((item) => engine.makeCitationCluster([{ id: item.id }]));
  const bibliography = engine.makeBibliography();
  const entries = bibliography
    ? Object.fromEntries(
        bibliography[0].entry_ids.map(([id], place) => [id, bibliography[1][place]]),
      )
    : {};
  return { citations, entries: items.map((item) => entries[item.id] || "") };
}

console.log = () => {}; // the processor tells of its warnings there
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    answer = print(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  fs.writeSync(1, `${JSON.stringify(answer)}\n`);
});
