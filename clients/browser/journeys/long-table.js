// Somebody scrolls through more requests than a page could hold.

import assert from "node:assert/strict";
import { MONTH, fill, idOf } from "../archive.js";

const MOST_ROWS = 100;
const MOST_BYTES_A_REQUEST = 2048;

export const journeys = {
  async scroll_to_the_end(visit, weir, town) {
    const { requests } = town;
    const seeding = performance.now();
    await fill(weir, requests);
    const seeded = performance.now();

    await visit.signIn("admin", town.password);
    const pages = answers(visit.page);
    await visit.open(`/requests?${new URLSearchParams({ ...MONTH, tz: "UTC" })}`);
    const table = visit.role("table", "Requests");
    await visit.page.locator(`table[aria-rowcount="${requests + 1}"]`).waitFor();
    await isInOrder(table, requests);
    const heapBefore = await heap(visit);
    await visit.look("requests-of-a-month");

    const scrolling = performance.now();
    const { mostRows, samples } = await table.evaluate(scrollToTheEnd);
    const scrolled = performance.now();
    assert.ok(mostRows <= MOST_ROWS, `${mostRows} rows in the DOM (at most ${MOST_ROWS})`);
    const end = await isInOrder(table, requests);
    assert.equal(end.at(-1), requests - 1, "the last row is shown");
    const heapAfter = await heap(visit);

    await scrollTo(visit, table, Math.floor(requests / 2));
    await isInOrder(table, requests);
    await scrollTo(visit, table, 0);
    const top = await isInOrder(table, requests);
    assert.equal(top[0], 0, "the first row is shown");

    const came = await Promise.all(pages);
    const ids = came.flatMap((page) => page.ids);
    assert.equal(ids.length, requests);
    ids.forEach((id, index) => assert.equal(id, idOf(requests - 1 - index, requests)));
    assert.equal(new Set(came.map((page) => page.url)).size, came.length, "no page is asked for twice");
    const grown = heapAfter - heapBefore;
    assert.ok(grown < requests * MOST_BYTES_A_REQUEST, `the heap grew by ${megabytes(grown)} MB`);

    const times = came.slice(1).map((page) => page.ms);
    return {
      requests,
      seeding_s: seconds(seeding, seeded),
      scrolling_s: seconds(scrolling, scrolled),
      pages: came.length,
      page_ms: { median: median(times), worst: Math.max(...times), last_ten: median(times.slice(-10)) },
      most_rows_in_dom: mostRows,
      samples,
      heap_mb: { before: megabytes(heapBefore), after: megabytes(heapAfter) },
    };
  },
};

/** The pages of the month's requests that come from now on: address, ids and time of each. */
function answers(page) {
  const found = [];
  page.on("response", (response) => {
    const { pathname, searchParams } = new URL(response.url());
    if (pathname !== "/api/ai/usage/recent" || searchParams.get("from") !== MONTH.from) return;
    const answer = read(response, response.url());
    answer.catch(() => {}); // Whoever waits for it is told.
    found.push(answer);
  });
  return found;
}

async function read(response, url) {
  const { items } = await response.json();
  const { requestStart, responseEnd } = response.request().timing();
  return { url, ids: items.map((item) => item.id), ms: Math.round(responseEnd - requestStart) };
}

/** Goes to the end of what has come, again and again, until there is no more. Runs in the page. */
async function scrollToTheEnd(table) {
  const patienceMs = 20_000;
  const box = table.parentElement;
  const all = Number(table.getAttribute("aria-rowcount"));
  let mostRows = 0;
  let samples = 0;
  const sample = () => {
    mostRows = Math.max(mostRows, table.rows.length);
    samples++;
  };
  const changes = new MutationObserver(sample);
  changes.observe(table, { childList: true, subtree: true });
  sample();
  const isAtEnd = () => {
    const last = table.querySelector(`tr[aria-rowindex="${all}"]`);
    return last !== null && last.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1;
  };
  let height = 0;
  let until = 0;
  while (!isAtEnd()) {
    if (box.scrollHeight > height) {
      height = box.scrollHeight;
      until = performance.now() + patienceMs;
    } else if (performance.now() > until) {
      throw new Error(`the table ends before row ${all}`);
    }
    box.scrollTop = height;
    await new Promise(requestAnimationFrame);
  }
  changes.disconnect();
  return { mostRows, samples };
}

/** Scrolls to a row that has come and waits until it is shown. */
async function scrollTo(visit, table, index) {
  await table.evaluate((element, row) => {
    const box = element.parentElement;
    box.scrollTop = row === 0 ? 0 : row * element.rows[2].offsetHeight;
  }, index);
  await table.locator(`tr[data-index="${index}"]`).waitFor();
}

/** Makes sure that each row in sight leads to the request of its place; the places, from the newest on. */
async function isInOrder(table, requests) {
  const rows = await table.evaluate((element) => {
    const { top, bottom } = element.parentElement.getBoundingClientRect();
    return Array.from(element.querySelectorAll("tr[data-index]"))
      .filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
      .map((row) => ({ place: Number(row.dataset.index), link: row.querySelector("a").pathname }));
  });
  assert.ok(rows.length > 5, `${rows.length} rows in sight`);
  for (const { place, link } of rows) assert.equal(link, `/requests/${idOf(requests - 1 - place, requests)}`);
  return rows.map((row) => row.place);
}

/** The bytes of JavaScript that are in use, after a collection. */
async function heap(visit) {
  const session = await visit.context.newCDPSession(visit.page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function seconds(start, end) {
  return Number(((end - start) / 1000).toFixed(1));
}

function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}
