// Weir without a browser: what an application, an operator and the simulator's script do beside it.

const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

export class Weir {
  /**
   * @param admin where admin itself listens
   * @param gatewayToken as gateways present it there
   */
  constructor({ url, key, simulator, admin, gatewayToken }) {
    this.url = url;
    this.key = key;
    this.simulator = simulator;
    this.admin = admin;
    this.gatewayToken = gatewayToken;
  }

  /** An answer of the admin API to the operator's key. */
  async api(path, { method = "GET", body, key = this.key } = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: await response.text().then((text) => (text ? JSON.parse(text) : null)) };
  }

  /** The JSON of an answer that must be a good one. */
  async ask(path, options) {
    const { status, body } = await this.api(path, options);
    if (status > 299) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** A chat by OpenAI's protocol: its status, the request's id and the words that came. */
  async chat(key, model, words, { stream = false, tags } = {}) {
    const response = await fetch(`${this.url}/v1/chat/completions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        ...(tags ? { "x-tags": tags } : {}),
      },
      body: JSON.stringify({ model, stream, messages: [{ role: "user", content: words }] }),
    });
    const text = await response.text();
    return {
      status: response.status,
      id: response.headers.get("x-request-id"),
      words: response.status === 200 ? (stream ? streamed(text) : JSON.parse(text).choices[0].message.content) : text,
    };
  }

  /** Waits until the gateway knows this key. */
  async awaitKey(key) {
    await until("the key at the gateway", async () => (await this.api("/v1/models", { key })).status === 200);
  }

  /** Waits until the gateway lets this key call this model of the catalog. */
  async awaitModel(key, model) {
    await until(`${model} for this key`, async () => {
      const { status, body } = await this.api("/v1/models", { key });
      return status === 200 && body.data.some((one) => one.id === model || one.id.endsWith(`/${model}`));
    });
  }

  /** Waits until the ledger has the rows of these requests. */
  async awaitRows(ids) {
    const rows = [];
    for (const id of ids) {
      await until(`the row of ${id}`, async () => {
        const { status, body } = await this.api(`/api/ai/usage/requests/${id}`);
        if (status === 200) rows.push(body.items?.[0] ?? body);
        return status === 200;
      });
    }
    return rows;
  }

  /** The figures of the last hours, under filters. */
  async summary(filters = {}) {
    const to = new Date(Date.now() + 60_000).toISOString();
    const from = new Date(Date.now() - 6 * 3_600_000).toISOString();
    return this.ask(`/api/ai/usage/summary?${new URLSearchParams({ from, to, ...filters })}`);
  }

  /** Brings usage records to admin, as a gateway does. */
  async ship(records) {
    const response = await fetch(`${this.admin}/internal/usage`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.gatewayToken}`, "content-type": "application/json" },
      body: JSON.stringify({ gateway: "archive", records }),
    });
    if (!response.ok) throw new Error(`usage: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** What goes wrong at the simulator from now on. */
  async faults(...faults) {
    await fetch(`${this.simulator}/faults`, { method: "DELETE" });
    const response = await fetch(`${this.simulator}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ faults }),
    });
    if (!response.ok) throw new Error(`faults: ${response.status} ${await response.text()}`);
  }
}

function streamed(text) {
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)).choices[0]?.delta?.content ?? "")
    .join("");
}

/** Waits for a state that no page shows. */
export async function until(what, isSo) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it did not come to be: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
