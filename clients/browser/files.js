// What the dashboard gives to keep.

import { readFileSync } from "node:fs";

/** The text that a button downloads. */
export async function downloaded(visit, button) {
  const [download] = await Promise.all([visit.page.waitForEvent("download"), visit.click("button", button)]);
  return readFileSync(await download.path(), "utf8");
}

/** The cells of a table whose cells have no comma. */
export function csv(text) {
  return text
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
}
