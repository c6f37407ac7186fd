/** Fails when what a browser loads before the first page is drawn exceeds the limit, gzipped. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const limit = 250_000;
const root = new URL('../target/classes/static/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', root), 'utf8'));

/** The entry, the page that it opens first, and all that they import. */
const files = new Set(['index.html']);
const seen = new Set();
function take(name) {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return;
  seen.add(name);
  files.add(chunk.file);
  chunk.css?.forEach((css) => files.add(css));
  chunk.assets?.forEach((asset) => files.add(asset));
  chunk.imports?.forEach(take);
}
take('index.html');
for (const name of Object.keys(manifest)) {
  if (/src\/(app\/shell|pages\/overview\/overview-page)\.tsx$/.test(name)) take(name);
}

let total = 0;
for (const file of files) {
  const size = gzipSync(await readFile(new URL(file, root)), { level: 9 }).length;
  total += size;
  if (process.argv.includes('-v')) console.log(String(size).padStart(8), file);
}
console.log(
  `The first page takes ${Math.round(total / 1000)} kB gzipped in ${files.size} files (limit: ${limit / 1000} kB).`,
);
if (total > limit) {
  console.error('Split a route or drop a dependency: the first page is too large.');
  process.exit(1);
}
