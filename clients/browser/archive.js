// A month of usage from long ago, as a gateway would have sent it to admin.

const BEGIN = Date.parse("2025-02-01T00:00:00Z");
const END = Date.parse("2025-03-01T00:00:00Z");
const BATCH = 500;
const AT_ONCE = 3;
const MODELS = [
  ["openai", "gpt-4o"],
  ["openai", "gpt-4o-mini"],
  ["anthropic", "claude-haiku-4-5"],
  ["gemini", "gemini-2.5-flash"],
];
const TIMEOUT = { status: 504, outcome: "timeout", error_code: "timeout" };

export const MONTH = { from: new Date(BEGIN).toISOString(), to: new Date(END).toISOString() };

/** The id of a request by its place, 0 for the oldest. Three begin at the same moment each time. */
export function idOf(place, count) {
  const millis = momentOf(place, count).toString(16).padStart(12, "0");
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7000-8000-${place.toString(16).padStart(12, "0")}`;
}

function momentOf(place, count) {
  return BEGIN + Math.floor(((place - (place % 3)) * (END - BEGIN)) / count);
}

function recordOf(place, count) {
  const id = idOf(place, count);
  const [provider, model] = MODELS[place % MODELS.length];
  const hasFailed = place % 97 === 5;
  const ms = 300 + (place % 4000);
  const tokens = hasFailed ? {} : { input_uncached: 200 + (place % 900), output_text: 20 + (place % 300) };
  const counted = { ...tokens, usage_source: hasFailed ? "none" : "provider", cost_usd: hasFailed ? "0" : "0.00123" };
  return {
    id,
    request_id: `req_${id}`,
    started_at: new Date(momentOf(place, count)).toISOString(),
    latency_ms: ms,
    ttft_ms: hasFailed ? null : 120,
    overhead_us: 200,
    key_id: `archive-${place % 3}`,
    user: "archivist",
    team: "archive",
    front: "chat.completions",
    model_requested: model,
    model_served: hasFailed ? null : model,
    provider,
    is_streaming: place % 2 === 0,
    is_byok: false,
    status: 200,
    outcome: "ok",
    ...(hasFailed ? TIMEOUT : { finish_reason: "stop" }),
    attempts: [
      {
        provider,
        model,
        phase: hasFailed ? "sent" : "done",
        status: hasFailed ? null : 200,
        ms,
        ...counted,
        why: hasFailed ? "timeout" : "ok",
        provider_request_id: `prov-${place}`,
      },
    ],
    ...counted,
    tags: { feature: "archive" },
    provider_request_id: `prov-${place}`,
  };
}

/** Has admin store so many requests of the month. */
export async function fill(weir, count) {
  let next = 0;
  let stored = 0;
  const send = async () => {
    while (next < count) {
      const first = next;
      next = Math.min(count, next + BATCH);
      const places = Array.from({ length: next - first }, (_, i) => first + i);
      const { inserted, known } = await weir.ship(places.map((place) => recordOf(place, count)));
      stored += inserted + known;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  if (stored !== count) throw new Error(`${stored} of ${count} requests were stored`);
}
