// A person at the dashboard: clicks are counted, each page is looked at in both schemes.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PATIENCE_MS = 20_000;
const WINDOW = { width: 1440, height: 900 };
const HIGHEST = 4000;

export class Visit {
  clicks = 0;
  #looked;

  /**
   * @param findings what is wrong on the pages, a sentence each
   * @param looked the pages that were looked at already, by name
   */
  constructor(context, page, { url, folder, findings, looked }) {
    this.context = context;
    this.page = page;
    this.url = url;
    this.folder = folder;
    this.findings = findings;
    this.#looked = looked;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => findings.push(`error on ${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        findings.push(`console on ${page.url()}: ${message.text().slice(0, 300)}`);
      }
    });
    page.on("request", (request) => {
      const asked = new URL(request.url());
      if (asked.protocol.startsWith("http") && asked.origin !== new URL(url).origin) {
        findings.push(`${page.url()} asks another host: ${request.url()}`);
      }
    });
  }

  static async begin(browser, settings) {
    const context = await browser.newContext({
      viewport: WINDOW,
      locale: "en-GB",
      timezoneId: "UTC",
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    return new Visit(context, await context.newPage(), settings);
  }

  /** Another page of the same person. */
  async another() {
    const { url, folder, findings } = this;
    return new Visit(this.context, await this.context.newPage(), { url, folder, findings, looked: this.#looked });
  }

  async open(path) {
    await this.page.goto(this.url + path);
    await this.settle();
  }

  async signIn(user, password) {
    await this.open("/sign-in");
    await this.fill("Name", user);
    await this.fill("Password", password);
    await this.click("button", "Sign in");
    await this.heading("Overview");
  }

  role(role, name, options = {}) {
    return this.page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}), ...options });
  }

  label(name) {
    return this.page.getByLabel(name, typeof name === "string" ? { exact: true } : {});
  }

  text(words) {
    return this.page.getByText(words);
  }

  /** The part of the page that has this name. */
  part(name) {
    return this.role("region", name);
  }

  async click(role, name, within = this.page) {
    this.clicks++;
    const options = typeof name === "string" ? { name, exact: true } : { name };
    await within.getByRole(role, options).first().click();
  }

  /** Goes to a page by the menu. */
  async go(place) {
    await this.click("link", place, this.role("navigation", "Pages").first());
  }

  async fill(name, value) {
    await this.role("textbox", name).or(this.label(name)).first().fill(value);
  }

  /** Takes a choice of a list: two clicks. */
  async choose(name, option) {
    await this.click("combobox", name);
    await this.click("option", option);
  }

  async heading(name) {
    await this.role("heading", name, { level: 1 }).waitFor();
  }

  async sees(words, within = this.page) {
    await within.getByText(words).first().waitFor();
  }

  /** Waits until neither the page nor what the browser keeps has this text. */
  async hides(secret) {
    await this.page.waitForFunction((text) => {
      const kept = JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href;
      return !(document.documentElement.outerHTML + kept).includes(text);
    }, secret);
  }

  /** Waits until nothing loads and nothing moves. */
  async settle() {
    await this.page.getByRole("heading", { level: 1 }).first().waitFor();
    await this.page.waitForFunction(
      () =>
        !document.querySelector('[aria-busy="true"]') &&
        document
          .getAnimations()
          .every(({ playState, effect }) => playState !== "running" || effect?.getTiming().iterations === Infinity),
    );
  }

  /** Looks at the page as it is: a screenshot and axe in both schemes, once for each name. */
  async look(name) {
    if (this.#looked.has(name)) return;
    this.#looked.add(name);
    await this.#unfold();
    for (const scheme of ["light", "dark"]) {
      await this.page.emulateMedia({ colorScheme: scheme });
      await this.page.waitForFunction(
        (expected) => document.documentElement.dataset.mantineColorScheme === expected,
        scheme,
      );
      await this.settle();
      await this.page.screenshot({ path: join(this.folder, `${name}-${scheme}.png`) });
      this.findings.push(...(await this.#axe(scheme === "dark")).map((found) => `${name}, ${scheme}: ${found}`));
    }
    await this.page.emulateMedia({ colorScheme: "light" });
    await this.page.setViewportSize(WINDOW);
  }

  /** Makes the window as high as the page. */
  async #unfold() {
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.setViewportSize({ ...WINDOW, height: Math.min(Math.max(height, WINDOW.height), HIGHEST) });
  }

  /** @param onlyColours the rest is the same in each scheme */
  async #axe(onlyColours) {
    if (!(await this.page.evaluate("'axe' in window"))) await this.page.evaluate(AXE);
    return this.page.evaluate(async (options) => {
      const { violations } = await globalThis.axe.run(document, options);
      return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
    }, onlyColours ? { runOnly: ["color-contrast", "link-in-text-block"] } : {});
  }
}
