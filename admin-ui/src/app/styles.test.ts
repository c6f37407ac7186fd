import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const styles = readFileSync('src/app/styles.ts', 'utf8');

test('each Mantine component that a file names has its styles', () => {
  const missing = new Set<string>();
  for (const file of globSync('src/**/*.tsx')) {
    const text = readFileSync(file, 'utf8');
    for (const [, names] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)) {
      for (const name of (names ?? '').split(',').map((part) => part.trim().replace(/^type /, ''))) {
        const sheet = `@mantine/core/styles/${name}.css`;
        if (existsSync(`node_modules/${sheet}`) && !styles.includes(`'${sheet}'`)) {
          missing.add(`${name} (in ${file}): add import '${sheet}' to src/app/styles.ts`);
        }
      }
    }
  }
  expect([...missing]).toEqual([]);
});
