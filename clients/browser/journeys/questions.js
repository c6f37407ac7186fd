// What somebody asks who has thirty days of usage, each answered within three clicks from Overview; then every page.

import assert from "node:assert/strict";
import { csv, downloaded } from "../files.js";

const MOST_CLICKS = 3;
const UNPRICED = "gpt-unheard-of";
const FAILING = { id: "mistral", model: "mistral-small-latest" };

/** A question: asked at Overview, answered within three clicks. */
function question(prepare, answer) {
  return async (visit, weir, town) => {
    await arrive(visit, weir, town);
    await prepare?.(visit, weir, town);
    await visit.open("/");
    await visit.heading("Overview");
    visit.clicks = 0;
    const found = await answer(visit, weir, town);
    assert.ok(visit.clicks <= MOST_CLICKS, `${visit.clicks} clicks (at most ${MOST_CLICKS})`);
    return { clicks: visit.clicks, ...found };
  };
}

/** Signs in, once; a provider fails by then, and a model without a price was used. */
async function arrive(visit, weir, town) {
  if (town.isThere) return;
  town.isThere = true;
  await weir.ask("/api/ai/providers", {
    method: "POST",
    body: { provider: FAILING.id, api_key: "key-of-mistral-42", base_url: `${weir.simulator}/mistral/v1` },
  });
  await weir.awaitModel(weir.key, FAILING.model);
  await weir.faults({ provider: FAILING.id, kind: "status", status: 500 });
  const sent = [];
  for (let i = 0; i < 3; i++) sent.push(await weir.chat(weir.key, FAILING.model, "is anybody there"));
  town.failed = sent[0];
  assert.ok(town.failed.status >= 500);
  await weir.faults();
  sent.push(await weir.chat(weir.key, UNPRICED, "what do you cost"));
  assert.equal(sent.at(-1).status, 200);
  await weir.awaitRows(sent.map((one) => one.id));
  await visit.signIn("admin", town.password);
}

export const journeys = {
  what_a_feature_cost_by_model: question(null, async (visit, weir) => {
    await visit.click("button", /^Time range/);
    await visit.click("button", "Last week");
    const features = visit.role("list", "Cost by tag:feature");
    await visit.click("link", "code-review", features);
    await visit.heading("Usage");
    const table = visit.role("table", "Usage by Model");
    await visit.sees("claude-opus-4-6", table);
    await visit.settle();
    await visit.look("usage-feature-by-model");
    const shown = csv(await downloaded(visit, "CSV"));
    visit.clicks--; // The download is the test's, the answer was there.
    const [from, to] = lastWeek();
    const { items } = await weir.ask(
      `/api/ai/usage/top-models?${new URLSearchParams({ from, to, tags: "feature:code-review" })}`,
    );
    const cost = shown[0].indexOf("Cost");
    assert.deepEqual(
      Object.fromEntries(shown.slice(1).map((row) => [row[0], row[cost]])),
      Object.fromEntries(items.map((item) => [item.model, item.cost_usd])),
    );
    return { cost: Object.fromEntries(items.map((item) => [item.model, item.cost_usd])) };
  }),

  which_key_spent_most_today: question(null, async (visit, weir) => {
    await visit.click("button", /^Time range/);
    await visit.click("button", "Today");
    await visit.role("button", /^Time range: Today/).waitFor();
    await visit.settle();
    const first = visit.role("list", "Cost by key").getByRole("listitem").first();
    const from = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
    const { items } = await weir.ask(
      `/api/ai/usage/by/key?${new URLSearchParams({ from, to: new Date().toISOString() })}`,
    );
    const names = new Map((await weir.ask("/api/ai/keys?limit=200")).items.map((key) => [key.id, key.name]));
    const most = items.reduce((one, other) => (Number(other.cost_usd) > Number(one.cost_usd) ? other : one));
    // The list of the range before stays until the new one is there.
    const top = names.get(most.value);
    await first.getByRole("link", { name: top, exact: true }).waitFor();
    return { key: top };
  }),

  why_a_request_failed: question(null, async (visit, weir, town) => {
    await visit.click("button", /^Go to/);
    const palette = visit.page.getByRole("dialog");
    await palette.getByLabel("Search pages", { exact: true }).first().fill(town.failed.id);
    await palette.getByText(`Find request ${town.failed.id}`, { exact: true }).click();
    visit.clicks++;
    await visit.heading(FAILING.model);
    const words = await visit.page.getByText(/The caller saw status/).textContent();
    await visit.sees(/status 500/, visit.page.getByRole("main"));
    await visit.look("request-by-id");
    return { words };
  }),

  which_models_have_no_price: question(null, async (visit) => {
    const models = visit.role("list", "Models without a price");
    await visit.sees(UNPRICED, models);
    await visit.click("link", "Set prices");
    await visit.sees(/without a price/);
    await visit.role("table", "Models without a price").getByRole("cell", { name: UNPRICED }).waitFor();
    await visit.settle();
    await visit.look("models-unpriced");
    return { model: UNPRICED };
  }),

  is_a_provider_failing: question(null, async (visit) => {
    const now = visit.part("Providers now");
    await visit.sees(/Mistral.*(is|are) failing now/, now.getByRole("status"));
    await visit.settle();
    await visit.look("overview");
    await visit.click("link", /Mistral/, now);
    await visit.heading("Requests");
    await visit.role("table", "Requests").getByRole("row", { name: /provider error/ }).first().waitFor();
    return { provider: "Mistral" };
  }),

  async every_page(visit) {
    const pages = [
      "Usage",
      "Requests",
      "Conversations",
      "Playground",
      "Setup",
      "Providers",
      "Models & prices",
      "Routing & fallbacks",
      "Gateway keys",
      "People & roles",
      "Audit",
      "Settings",
      "My usage",
    ];
    for (const page of pages) {
      await visit.go(page);
      await visit.settle();
      await visit.look(`page-${page.toLowerCase().replace(/[^a-z]+/g, "-")}`);
    }
    return { pages: pages.length };
  },
};

/** From Monday to Monday. */
function lastWeek() {
  const today = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000;
  return [new Date(monday - 7 * 86_400_000).toISOString(), new Date(monday).toISOString()];
}
