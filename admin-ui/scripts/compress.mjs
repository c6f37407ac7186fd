/** Puts a gzipped copy beside each file that gains by it: the server hands it out as it is. */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const assets = fileURLToPath(new URL('../target/classes/static/assets/', import.meta.url));
for (const name of globSync('**/*.{js,css,svg}', { cwd: assets })) {
  const file = assets + name;
  const content = await readFile(file);
  const packed = gzipSync(content, { level: 9 });
  if (packed.length < content.length) await writeFile(`${file}.gz`, packed);
}
