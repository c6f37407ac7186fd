/**
 * Looks at pages in a real Chromium: screenshots in both schemes and at two widths, axe on each.
 *
 *   WEIR_PASSWORD=… node scripts/screenshots.mjs [--base http://localhost:5173] [--out target/screenshots] /path…
 */
import { readFile, mkdtemp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const args = process.argv.slice(2);
const option = (name, standard) => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? standard : args.splice(at, 2)[1];
};
const base = option('base', 'http://localhost:5173');
const out = option('out', 'target/screenshots');
const schemes = option('schemes', 'light,dark').split(',');
const widths = option('widths', '1440,390').split(',').map(Number);
const settle = Number(option('settle', '1200'));
const paths = args.length > 0 ? args : ['/', '/usage', '/requests', '/conversations', '/playground', '/me'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

await mkdir(out, { recursive: true });
const browser = await chromium.launchPersistentContext(await mkdtemp(join(tmpdir(), 'weir-')), {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1440, height: 900 },
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await browser.newPage();
let found = 0;
page.on('pageerror', (error) => {
  found++;
  console.log('page error:', error.message);
});
page.on('console', (message) => {
  if (message.type() === 'error')
    console.log('console:', message.text().slice(0, 300), message.location().url);
});

await page.goto(`${base}/sign-in`);
await page.waitForSelector('form');
await audit('sign-in');
await page.getByLabel('Name').fill(process.env.WEIR_USER ?? 'admin');
await page.getByLabel('Password', { exact: true }).fill(process.env.WEIR_PASSWORD ?? '');
await page.getByRole('button', { name: 'Sign in' }).click();
await page.waitForSelector('#main');

for (const path of paths) {
  for (const scheme of schemes) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.goto(`${base}/favicon.svg`);
      await page.evaluate((value) => localStorage.setItem('mantine-color-scheme-value', value), scheme);
      await page.goto('about:blank');
      const calls = new Map();
      const listen = (request) => {
        if (new URL(request.url()).pathname.startsWith('/api/') && !request.url().endsWith('/events')) {
          const key = `${request.method()} ${request.url().replace(base, '')}`;
          calls.set(key, (calls.get(key) ?? 0) + 1);
        }
      };
      page.on('request', listen);
      await page.goto(base + path);
      await page.waitForSelector('h1');
      await page.waitForTimeout(settle);
      page.off('request', listen);
      for (const [call, times] of calls) {
        if (times > 1) {
          found++;
          console.log(`${path}: asked ${times} times: ${call.slice(0, 160)}`);
        }
        if (
          /\/usage\/(?!requests\/|quarantine|unpriced|conversations\/)/.test(call) &&
          !/[?&]from=/.test(call)
        ) {
          found++;
          console.log(`${path}: without a time range: ${call}`);
        }
      }
      const name = `${
        path === '/'
          ? 'overview'
          : path
              .slice(1)
              .replace(/[^\w-]+/g, '_')
              .slice(0, 60)
      }-${scheme}-${width}`;
      await audit(name);
    }
  }
}
await browser.close();
console.log(found === 0 ? 'Nothing to say against these pages.' : `${found} findings.`);
process.exit(found === 0 ? 0 : 1);

async function audit(name) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    found++;
    console.log(`${name}: ${overflow} px wider than the window`);
  }
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), 4000) });
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.setViewportSize(size);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  for (const violation of violations) {
    found++;
    console.log(`${name}: ${violation.id}: ${violation.help}`);
    violation.nodes
      .slice(0, 3)
      .forEach((node) =>
        console.log(`    ${node.html.slice(0, 200)} | ${(node.any[0]?.message ?? '').slice(0, 160)}`),
      );
  }
}
