// Makes journeys through the dashboard in Chromium and prints a line of JSON for each.
// WEIR_URL, API_KEY, ADMIN_PASSWORD, SIMULATOR_URL and CHROMIUM say where and with what; SCREENSHOTS is the folder for
// pictures; arguments name the sets of journeys: first-days, questions, long-table. The last one has ADMIN_URL and
// GATEWAY_TOKEN to bring in so many REQUESTS.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Visit } from "./visit.js";
import { Weir } from "./weir.js";

const { WEIR_URL, API_KEY, ADMIN_PASSWORD, SIMULATOR_URL, CHROMIUM, SCREENSHOTS } = process.env;
const { ADMIN_URL, GATEWAY_TOKEN, REQUESTS } = process.env;
mkdirSync(SCREENSHOTS, { recursive: true });
const weir = new Weir({
  url: WEIR_URL,
  key: API_KEY,
  simulator: SIMULATOR_URL,
  admin: ADMIN_URL,
  gatewayToken: GATEWAY_TOKEN,
});

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  for (const set of process.argv.slice(2)) {
    const { journeys } = await import(`./journeys/${set}.js`);
    await makeAll(set, journeys);
  }
} finally {
  await browser.close();
}

/** Makes the journeys of a set one after the other, by one person; what one leaves the next ones find in `town`. */
async function makeAll(set, journeys) {
  const looked = new Set();
  const settings = { url: WEIR_URL, folder: SCREENSHOTS, looked };
  const findings = [];
  const visit = await Visit.begin(browser, { ...settings, findings });
  const town = {
    password: ADMIN_PASSWORD,
    requests: Number(REQUESTS),
    begin: () => Visit.begin(browser, { ...settings, findings }),
  };
  for (const [name, make] of Object.entries(journeys)) {
    const start = performance.now();
    findings.length = 0;
    visit.clicks = 0;
    let failure = null;
    let shows = null;
    try {
      shows = (await make(visit, weir, town)) ?? null;
    } catch (error) {
      failure = error.stack ?? String(error);
      await visit.page.screenshot({ path: join(SCREENSHOTS, `failed-${set}-${name}.png`) }).catch(() => {});
      await visit.open("/");
    }
    const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
    console.log(JSON.stringify({ set, journey: name, seconds, failure, findings: [...findings], shows }));
  }
  await visit.context.close();
}
