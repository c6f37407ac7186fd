// The first days with Weir, from an empty database on; each journey goes on where the one before ended.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { csv, downloaded } from "../files.js";
import { until } from "../weir.js";

const DOWNLOAD = "Download Cost by model as CSV";

export const journeys = {
  async sign_in(visit, weir, town) {
    await visit.open("/");
    await visit.heading("Sign in to Weir");
    await visit.look("sign-in");
    await visit.fill("Name", "admin");
    await visit.fill("Password", "not the password");
    await visit.click("button", "Sign in");
    const told = await visit.role("alert", /.*/).textContent();
    assert.match(told, /password/i);
    await visit.look("sign-in-refused");
    await visit.fill("Password", town.password);
    await visit.click("button", "Sign in");
    await visit.heading("Overview");
    await visit.look("overview-empty");
    return { told };
  },

  async set_up(visit, weir) {
    await visit.go("Setup");
    await visit.heading("Set up Weir");
    await visit.look("setup-empty");
    const provider = visit.part("Connect a provider");
    await visit.click("button", /^Another endpoint/, provider);
    await visit.fill("Id", "our-vllm");
    await visit.fill("Address", `${weir.simulator}/deepseek/v1`);
    await visit.role("textbox", /^Its models begin with/).or(visit.label(/^Its models begin with/)).first().fill("deepseek-chat");
    await visit.page.keyboard.press("Enter");
    await visit.fill("Key", "sk-key-of-our-vllm");
    await visit.click("button", "Test and save", provider);

    await visit.click("button", "Make the key", visit.part("Make a gateway key"));
    const key = await visit.label("The key").textContent();
    const request = visit.part("Send a request");
    await visit.role("combobox", "Model").or(visit.label("Model")).first().fill("deepseek-chat");
    await visit.page.keyboard.press("Escape");
    await visit.sees("Gateway connected", request);
    const light = visit.role("status", "First request");
    assert.match(await light.textContent(), /Waiting/);
    await visit.look("setup-waiting");

    await weir.awaitKey(key);
    const snippet = await visit.role("region", /the curl snippet$/).textContent();
    const answer = JSON.parse(execFileSync("sh", ["-c", snippet.replace("curl ", "curl -s ")], { encoding: "utf8" }));
    assert.match(answer.choices[0].message.content, /Say hello/);
    await visit.sees("It works: your first request came through", light);
    await visit.heading("Weir is set up");
    await visit.look("setup-done");
    await visit.go("Overview");
    await visit.heading("Overview");
    await visit.hides(key);
    return { light: "on" };
  },

  async provider_key(visit, weir) {
    await visit.go("Providers");
    await visit.heading("Providers");
    await visit.click("button", "Add a provider");
    await visit.click("button", "OpenAI");
    await visit.fill("Another address", `${weir.simulator}/openai/v1`);
    await visit.fill("Key of OpenAI", "sk-invalid-key-of-openai");
    await visit.click("button", "Test now");
    const told = await visit.text(/^the provider refused the key/).textContent();
    await visit.look("provider-refused");
    await visit.click("button", "Test and save");
    await visit.sees(/live check of openai failed: the provider refused the key/);
    assert.equal((await weir.ask("/api/ai/providers")).items.some((one) => one.id === "openai"), false);

    await visit.fill("Key of OpenAI", "sk-right-key-of-openai-4711");
    await visit.click("button", "Test and save");
    const card = visit.role("article", "OpenAI");
    await visit.sees(/…4711/, card);
    await visit.sees(/verified/, card);
    await visit.hides("sk-right-key-of-openai");
    await visit.look("providers");
    const kept = (await weir.ask("/api/ai/providers")).items.find((one) => one.id === "openai");
    assert.ok(!JSON.stringify(kept).includes("sk-right-key"));
    assert.match(kept.api_key_masked, /^…/);
    return { told };
  },

  async gateway_key(visit, weir, town) {
    await visit.go("Gateway keys");
    await visit.heading("Gateway keys");
    await visit.click("button", "New key");
    await visit.fill("Name", "checkout");
    await visit.fill("Team", "shop");
    await visit.role("textbox", /^Tags/).or(visit.label(/^Tags/)).first().fill("feature:checkout");
    await visit.page.keyboard.press("Enter");
    await visit.look("key-form");
    await visit.click("button", "Create key");
    const dialog = visit.role("dialog", "checkout is ready");
    town.key = await dialog.getByLabel("The key", { exact: true }).textContent();
    await visit.page.keyboard.press("Escape");
    await visit.page.mouse.click(5, 5);
    assert.ok(await dialog.isVisible(), "neither Escape nor a click beside it closes the dialog");
    await visit.look("key-shown-once");
    await visit.click("button", "I have kept it", dialog);
    await dialog.waitFor({ state: "hidden" });
    await visit.hides(town.key);
    await visit.look("keys");

    await weir.awaitModel(town.key, "gpt-4o-mini");
    const whole = await weir.chat(town.key, "gpt-4o-mini", "the weir is open");
    const streamed = await weir.chat(town.key, "gpt-4o", "the weir is closed", { stream: true, tags: "step:pay" });
    assert.match(whole.words, /the weir is open/);
    assert.match(streamed.words, /the weir is closed/);
    await weir.faults({ provider: "openai", model: "gpt-5-mini", kind: "status", status: 503 });
    town.failed = await weir.chat(town.key, "gpt-5-mini", "the weir is broken");
    assert.equal(town.failed.status, 503);
    await weir.faults();
    town.rows = await weir.awaitRows([whole.id, streamed.id, town.failed.id]);
    return { sent: 3 };
  },

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

    const other = await visit.another();
    await other.page.goto(shared);
    await other.role("table", "Usage by Tag step").getByText("pay", { exact: true }).waitFor();
    await other.settle();
    const seen = await other.page.getByRole("main").ariaSnapshot();
    await other.page.close();
    await visit.page.bringToFront();
    await visit.role("button", "Share").waitFor();
    assert.equal(seen, await visit.page.getByRole("main").ariaSnapshot());
    await visit.look("usage-filtered");
    return { shared: new URL(shared).search };
  },

  async rotate_and_revoke(visit, weir, town) {
    await visit.go("Gateway keys");
    await visit.click("button", "Actions for checkout");
    await visit.click("menuitem", "Rotate");
    await visit.page.getByRole("radio", { name: "One hour more" }).check();
    await visit.look("key-rotation");
    await visit.click("button", "Make the new key");
    const dialog = visit.role("dialog", "The new text of checkout");
    const fresh = await dialog.getByLabel("The key", { exact: true }).textContent();
    assert.notEqual(fresh, town.key);
    await visit.click("button", "I have kept it", dialog);
    await dialog.waitFor({ state: "hidden" });
    await visit.hides(fresh);
    for (const text of [fresh, town.key]) {
      await weir.awaitModel(text, "gpt-4o-mini");
      assert.equal((await weir.chat(text, "gpt-4o-mini", "both texts work")).status, 200);
    }

    await visit.click("button", "Actions for checkout");
    await visit.click("menuitem", "Revoke");
    const revoke = visit.role("button", "Revoke for ever");
    assert.ok(await revoke.isDisabled(), "the name is not typed yet");
    await visit.role("textbox", /^Type checkout/).fill("checkout");
    await visit.look("key-revocation");
    await revoke.click();
    await visit.sees("checkout is revoked.");
    for (const text of [fresh, town.key]) {
      await until("a refused key", async () => (await weir.chat(text, "gpt-4o-mini", "no more")).status === 401);
    }
    await visit.page.getByRole("radiogroup", { name: "Which keys" }).getByText("Refused").click();
    await visit.role("table", "Gateway keys").getByRole("row", { name: /checkout.*revoked/i }).waitFor();
    return { status: 401 };
  },

  async reprice(visit, weir) {
    const model = "gpt-4o-mini";
    const before = (await weir.summary({ model })).total_cost_usd;
    await visit.go("Models & prices");
    await visit.heading("Models & prices");
    await visit.role("textbox", "Search models").fill(model);
    const table = visit.role("table", "Models");
    await table.getByRole("row").filter({ has: visit.page.getByText(model, { exact: true }) }).click();
    await visit.look("model");
    await visit.click("button", "Set a price", visit.page.getByRole("dialog"));
    await visit.fill("Output", "600");
    await visit.choose("Valid from", "A date…");
    await visit.role("textbox", /^At \(/).or(visit.label(/^At \(/)).first().fill(moment(-10 / 1440));
    await visit.fill("Source", "Contract of November");
    await visit.look("price-form");
    await visit.click("button", "Set the price");
    await visit.sees(/The price of gpt-4o-mini is set/);
    await visit.sees("Contract of November", visit.page.getByRole("dialog"));
    await visit.click("button", "Close", visit.page.getByRole("dialog"));

    await visit.click("button", "Re-price the ledger");
    await visit.label(/^From \(/).fill(moment(-1));
    await visit.label("To").fill(moment(1));
    await visit.page.getByRole("dialog").getByLabel("Model", { exact: true }).first().fill(model);
    await visit.page.keyboard.press("Escape");
    await visit.click("button", "Dry run");
    const apply = visit.role("button", /^Apply to \d+ request/);
    await apply.waitFor();
    await visit.look("reprice-dry-run");
    const costNow = async () => (await weir.summary({ model })).total_cost_usd;
    assert.equal(await costNow(), before, "a dry run changes nothing");
    await apply.click();
    await visit.role("textbox", /^Type re-price/).fill("re-price");
    await visit.click("button", "Apply");
    await visit.role("dialog", "Change costs of the past").waitFor({ state: "detached" });
    await visit.role("button", "Undo").waitFor();
    await visit.look("reprice-applied");
    const after = await costNow();
    assert.ok(Number(after) > Number(before) * 2, `${before} became ${after}`);
    await visit.click("button", "Undo");
    await visit.sees("Undone");
    assert.equal(await costNow(), before);
    await visit.click("button", "Close", visit.role("dialog", "Re-price the ledger"));
    return { before, after };
  },

  async read_only(visit, weir, town) {
    await visit.go("People & roles");
    await visit.heading("People & roles");
    await visit.click("button", "Add a person");
    await visit.fill(/^Name/, "vera");
    await visit.page.getByRole("radio", { name: "Viewer" }).check();
    await visit.look("person-form");
    await visit.click("button", "Add and make a password");
    const dialog = visit.role("dialog", "The password of vera");
    const password = await dialog.getByLabel("The password", { exact: true }).textContent();
    await visit.click("button", "I have kept it", dialog);
    await dialog.waitFor({ state: "hidden" });
    await visit.hides(password);
    await visit.look("people");

    const vera = await town.begin();
    await vera.signIn("vera", password);
    const menu = vera.role("navigation", "Pages").first();
    for (const place of ["Setup", "Providers", "People & roles", "Audit", "Playground"]) {
      assert.equal(await menu.getByRole("link", { name: place, exact: true }).count(), 0, place);
    }
    await vera.look("overview-read-only");
    for (const path of ["/providers", "/people", "/audit", "/setup"]) {
      await vera.open(path);
      await vera.sees("You may not see this");
      await vera.look(`denied${path.replace("/", "-")}`);
    }
    await vera.open("/keys");
    assert.equal(await vera.role("button", "New key").count(), 0);
    const csrf = (await (await vera.page.request.get(`${weir.url}/api/ai/me`)).json()).csrf;
    const call = async (method, path, data) =>
      (await vera.page.request.fetch(weir.url + path, { method, data, headers: { [csrf.header]: csrf.token } })).status();
    const statuses = [
      await call("GET", "/api/ai/providers"),
      await call("GET", "/api/ai/people"),
      await call("GET", "/api/ai/audit"),
      await call("POST", "/api/ai/keys", { name: "vera's" }),
      await call("POST", "/api/ai/providers", { provider: "xai", api_key: "xai-key-of-vera" }),
      await call("POST", "/api/ai/people", { name: "eve", role: "admin" }),
      await call("PUT", "/api/ai/pricing", { model: "gpt-4o", input_uncached: "0" }),
      await call("DELETE", "/api/ai/providers/openai"),
    ];
    assert.deepEqual([...new Set(statuses)], [403], `statuses ${statuses}`);
    await vera.context.close();
    return { statuses };
  },
};

/** A moment some days from now, as a field of date and time takes it. */
function moment(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
}
