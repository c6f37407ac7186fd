// Makes every journey of ../journeys.json with OpenAI's npm package and prints a line of JSON for each of them and each provider.
// BASE_URL (with /v1) and API_KEY say where; arguments name the journeys (all without).

import { readFileSync } from "node:fs";
import OpenAI, {
  APIError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";

const table = JSON.parse(readFileSync(new URL("../journeys.json", import.meta.url), "utf8"));
const language = "node";
const kinds = [
  [AuthenticationError, "authentication"],
  [BadRequestError, "bad_request"],
  [NotFoundError, "not_found"],
  [RateLimitError, "rate_limit"],
  [InternalServerError, "server"],
];
const report = z.object({
  station: z.string(),
  level: z.number(),
  open: z.boolean(),
  gates: z.array(z.string()),
});

/** One journey at one provider. What it saw gathers in `seen`. */
class Journey {
  tries = 0;
  headers = new Headers();
  seen = {};

  constructor(name, provider, ask) {
    this.ask = ask;
    this.client = new OpenAI({
      baseURL: process.env.BASE_URL,
      apiKey: ask.key ?? process.env.API_KEY,
      defaultHeaders: { "x-tags": `language:${language}, journey:${name}, provider:${provider}` },
      fetch: async (url, options) => {
        this.tries++;
        const response = await fetch(url, options);
        this.headers = response.headers;
        return response;
      },
    });
  }

  messages() {
    const { system, words, image } = this.ask;
    const messages = system ? [{ role: "system", content: system }] : [];
    if (image) {
      const parts = [{ type: "text", text: words }, { type: "image_url", image_url: { url: image } }];
      messages.push({ role: "user", content: parts });
    } else if (words) {
      messages.push({ role: "user", content: words });
    }
    return messages;
  }

  request() {
    const { model, effort, json, fallbacks } = this.ask;
    return {
      model,
      messages: this.messages(),
      ...(effort && { reasoning_effort: effort }),
      ...(json && { response_format: { type: "json_object" } }),
      ...(fallbacks && { fallbacks }),
    };
  }

  async chat() {
    for (let i = 0; i < (this.ask.failing_first ?? 0); i++) {
      await this.client.chat.completions.create(this.request()).catch((error) => {
        if (!error.status) throw error;
      });
    }
    this.tries = 0;
    if (this.ask.stream) return this.stream();
    const answer = await this.client.chat.completions.create(this.request());
    this.text(answer.choices[0].message.content);
    this.seen.finish_reason = answer.choices[0].finish_reason;
    this.usage(answer.usage);
  }

  async stream() {
    const seen = Object.assign(this.seen, { text: "", roles: 0, finishes: 0, usages: 0 });
    const request = { ...this.request(), stream: true };
    if (this.ask.include_usage) request.stream_options = { include_usage: true };
    for await (const chunk of await this.client.chat.completions.create(request)) {
      if (chunk.usage) {
        seen.usages++;
        this.usage(chunk.usage);
      }
      for (const choice of chunk.choices) {
        seen.text += choice.delta.content ?? "";
        if (choice.delta.role) seen.roles++;
        if (choice.finish_reason) {
          seen.finishes++;
          seen.finish_reason = choice.finish_reason;
        }
      }
    }
    this.json();
  }

  async together() {
    const { model, words, streamed } = this.ask;
    const whole = async (content) => {
      const answer = await this.client.chat.completions.create({ model, messages: [{ role: "user", content }] });
      return answer.choices[0].message.content;
    };
    const stream = this.client.chat.completions.stream({ model, messages: [{ role: "user", content: streamed }] });
    this.seen.texts = await Promise.all([...words.map(whole), stream.finalContent()]);
  }

  async tools() {
    const tools = this.ask.tools.map((tool) => ({ type: "function", function: tool }));
    const request = { ...this.request(), tools };
    const seen = Object.assign(this.seen, { finish_reasons: [], names: [], arguments: [] });
    const ids = [];
    for (let turn = 0; turn < 10; turn++) {
      const answer = await this.toolTurn(request);
      const { message, finish_reason } = answer.choices[0];
      seen.finish_reasons.push(finish_reason);
      request.messages.push(message);
      for (const call of message.tool_calls ?? []) {
        ids.push(call.id);
        seen.names.push(call.function.name);
        seen.arguments.push(JSON.parse(call.function.arguments));
        request.messages.push({ role: "tool", tool_call_id: call.id, content: `result ${ids.length}` });
      }
      if (!message.tool_calls?.length) {
        this.text(message.content);
        this.usage(answer.usage);
        break;
      }
    }
    seen.distinct_ids = new Set(ids).size;
  }

  toolTurn(request) {
    return this.ask.stream
      ? this.client.chat.completions.stream({ ...request, stream_options: { include_usage: true } }).finalChatCompletion()
      : this.client.chat.completions.create(request);
  }

  async parse() {
    const request = { ...this.request(), response_format: zodResponseFormat(report, "report") };
    const answer = this.ask.stream
      ? await this.client.chat.completions.stream(request).finalChatCompletion()
      : await this.client.chat.completions.parse(request);
    this.seen.parsed = answer.choices[0].message.parsed;
    this.seen.finish_reason = answer.choices[0].finish_reason;
  }

  async models() {
    const ids = [];
    for await (const model of this.client.models.list()) ids.push(model.id);
    const one = await this.client.models.retrieve(this.ask.model);
    Object.assign(this.seen, {
      listed: ids.includes(this.ask.model),
      ids: ids.length,
      distinct: new Set(ids).size === ids.length,
      id: one.id,
      object: one.object,
      owned_by: one.owned_by,
    });
  }

  async embed() {
    const { model, words, dimensions } = this.ask;
    const request = { model, input: words, ...(dimensions && { dimensions }) };
    const usual = await this.client.embeddings.create(request);
    const floats = await this.client.embeddings.create({ ...request, encoding_format: "float" });
    const vectors = usual.data.map((entry) => entry.embedding);
    Object.assign(this.seen, {
      vectors: vectors.length,
      size: vectors[0].length,
      same_as_floats: vectors.every((vector, i) => isSame(vector, floats.data[i].embedding)),
      differ: !isSame(vectors[0], vectors.at(-1)),
      prompt_tokens: usual.usage.prompt_tokens,
    });
  }

  text(text) {
    this.seen.text = text;
    this.json();
  }

  json() {
    if (this.ask.json) this.seen.json = JSON.parse(this.seen.text);
  }

  usage({ prompt_tokens, completion_tokens, total_tokens }) {
    const total_is_sum = total_tokens === prompt_tokens + completion_tokens;
    this.seen.usage = { prompt_tokens, completion_tokens, total_is_sum };
  }

  error(error) {
    const named = kinds.find(([type]) => error instanceof type);
    const { status = null, type, code, param, message } = error;
    this.seen.error = { kind: named?.[1] ?? (status ? "other" : "stream"), status, type, code, param, message };
  }
}

function isSame(one, other) {
  return one.length === other.length && one.every((number, i) => Math.abs(number - other[i]) < 1e-6);
}

function filled(ask, names) {
  let text = JSON.stringify(ask);
  for (const [name, value] of Object.entries(names)) text = text.replaceAll(`{${name}}`, value);
  return JSON.parse(text);
}

async function run(journey, provider) {
  const ask = filled(journey.ask, { ...table.providers[provider], provider, language });
  const made = new Journey(journey.name, provider, ask);
  try {
    await made[journey.do]();
  } catch (error) {
    // The line tells of it, and the other journeys go on.
    if (error instanceof APIError) made.error(error);
    else made.seen.failure = String(error);
  }
  const line = {
    language,
    journey: journey.name,
    provider,
    tries: made.tries,
    served_by: made.headers.get("x-weir-provider"),
    should_retry: made.headers.get("x-should-retry"),
    warnings: made.headers.get("x-weir-warnings"),
    ...made.seen,
  };
  console.log(JSON.stringify(line));
}

const wanted = process.argv.slice(2);
for (const journey of table.journeys) {
  if (wanted.length && !wanted.includes(journey.name)) continue;
  for (const provider of journey.providers ?? Object.keys(table.providers)) await run(journey, provider);
}
