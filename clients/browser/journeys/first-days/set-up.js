// From an empty database to the first requests.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

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
    await visit.sees("No request has come through yet");
    await visit.look("overview-empty");
    return { told };
  },

  async set_up(visit, weir) {
    await visit.click("link", "Set up");
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
};
