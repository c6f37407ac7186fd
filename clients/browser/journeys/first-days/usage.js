// What a few requests leave: charts, the log, a view that is shared.

import assert from "node:assert/strict";
import { csv, downloaded } from "../../files.js";
import { until } from "../../weir.js";

const DOWNLOAD = "Download Cost by model as CSV";

export const journeys = {
  async usage_in_charts(visit, weir) {
    const expected = await weir.summary();
    await visit.go("Overview");
    await visit.heading("Overview");
    await visit.sees("gpt-4o-mini", visit.role("list", "Cost by model"));
    await visit.sees("checkout", visit.role("list", "Cost by key"));
    await visit.sees("checkout", visit.role("list", "Cost by tag:feature"));
    await visit.look("overview-first-day");

    await visit.go("Usage");
    await visit.heading("Usage");
    await visit.role("list", "Legend").getByText("gpt-4o-mini", { exact: true }).waitFor();
    await visit.look("usage-first-day");
    const table = visit.role("table", "Usage by Model");
    await visit.sees("gpt-4o", table);
    assert.match(
      await visit.page.getByText(/requests, .* tokens,/).textContent(),
      new RegExp(`^${expected.total_requests} requests`),
    );
    const chart = csv(await downloaded(visit, DOWNLOAD));
    await visit.click("button", "Show Cost by model as a table");
    await visit.role("region", "Cost by model, figures").getByRole("columnheader", { name: "gpt-4o", exact: true }).waitFor();
    const groups = csv(await downloaded(visit, "CSV"));
    assert.ok(chart[0].includes("gpt-4o") && chart.length > 2);
    assert.deepEqual(
      groups.map((row) => row[0]).sort(),
      ["Model", "deepseek-chat", "gpt-4o", "gpt-4o-mini", "gpt-5-mini"].sort(),
    );
    const column = groups[0].indexOf("Requests");
    const requests = groups.slice(1).reduce((sum, row) => sum + Number(row[column]), 0);
    assert.equal(requests, expected.total_requests);
    return { requests };
  },

  async failed_request(visit, weir, town) {
    await visit.go("Requests");
    await visit.heading("Requests");
    const row = visit.role("table", "Requests").getByRole("row", { name: /503/ });
    await row.waitFor();
    await visit.look("requests-first-day");
    await row.getByRole("cell").first().click();
    await visit.heading("gpt-5-mini");
    await visit.sees(/refused or failed\. The caller saw status 503/);
    const attempts = visit.part("Attempts");
    await visit.sees("gpt-5-mini", attempts);
    const shown = await attempts.getByRole("listitem").count();
    const { items } = await weir.ask(`/api/ai/usage/requests/${town.failed.id}`);
    assert.equal(shown, items[0].attempts.length);
    for (const id of [items[0].id, town.failed.id, items[0].attempts[0].provider_request_id]) {
      await visit.sees(id);
    }
    await visit.look("request-failed");
    await visit.click("link", "Back");
    await visit.heading("Requests");
    await visit.fill("Find a request by its id", town.failed.id);
    await visit.page.keyboard.press("Enter");
    await visit.heading("gpt-5-mini");
    return { attempts: shown };
  },

  async share_by_url(visit) {
    await visit.go("Usage");
    await visit.heading("Usage");
    await visit.click("button", "Filter");
    await visit.choose("Filter by", "Key");
    await visit.fill("Is", "check");
    await visit.click("option", "checkout");
    await visit.click("button", "Apply");
    await visit.role("button", "Remove the filter Key checkout").waitFor();
    await visit.choose("Grouped by", "Tag step");
    await visit.click("button", /^Time range/);
    await visit.click("button", "Last hour");
    await visit.choose("Figure", "Requests");
    await visit.role("table", "Usage by Tag step").getByText("pay", { exact: true }).waitFor();
    await visit.settle();
    await visit.click("button", "Share");
    await visit.role("button", "Copied").waitFor();
    const shared = await visit.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(shared, visit.page.url());

    await visit.role("button", "Share").waitFor();
    const here = await visit.page.getByRole("main").ariaSnapshot();
    const other = await visit.another();
    await other.page.goto(shared);
    const main = other.page.getByRole("main");
    let there = "";
    const isSame = async () => (there = await main.ariaSnapshot()) === here;
    await until("the same view", isSame).catch(() => assert.equal(there, here));
    await other.page.close();
    await visit.page.bringToFront();
    await visit.look("usage-filtered");
    return { shared: new URL(shared).search };
  },
};
