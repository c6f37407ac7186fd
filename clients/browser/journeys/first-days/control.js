// Who may do what, and what it costs: keys, prices, people.

import assert from "node:assert/strict";
import { until } from "../../weir.js";

export const journeys = {
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
    const answered = [];
    const chat = async (text, words) => {
      const { status, id } = await weir.chat(text, "gpt-4o-mini", words);
      if (status === 200) answered.push(id);
      return status;
    };
    for (const text of [fresh, town.key]) {
      await weir.awaitModel(text, "gpt-4o-mini");
      assert.equal(await chat(text, "both texts work"), 200);
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
      await until("a refused key", async () => (await chat(text, "no more")) === 401);
    }
    await visit.page.getByRole("radiogroup", { name: "Which keys" }).getByText("Refused").click();
    await visit.role("table", "Gateway keys").getByRole("row", { name: /checkout.*revoked/i }).waitFor();
    // What was still on its way would change the costs that come next.
    await weir.awaitRows(answered);
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
