"""Makes every journey of ../journeys.json with OpenAI's Python SDK and prints a line of JSON for each of them and each provider.

BASE_URL (with /v1) and API_KEY say where; arguments name the journeys (all without).
"""

import asyncio
import json
import os
import pathlib
import sys

import openai
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel

TABLE = json.loads((pathlib.Path(__file__).parent.parent / "journeys.json").read_text("utf-8"))
LANGUAGE = "python"
KINDS = {
    openai.AuthenticationError: "authentication",
    openai.BadRequestError: "bad_request",
    openai.NotFoundError: "not_found",
    openai.RateLimitError: "rate_limit",
    openai.InternalServerError: "server",
}


class Report(BaseModel):
    station: str
    level: float
    open: bool
    gates: list[str]


class Wire:
    """Counts the HTTP requests that the SDK makes and remembers the last answer's headers."""

    def __init__(self):
        self.tries = 0
        self.headers = {}

    def sent(self, request):
        self.tries += 1

    def received(self, response):
        self.headers = response.headers

    async def sent_async(self, request):
        self.sent(request)

    async def received_async(self, response):
        self.received(response)


class Journey:
    """One journey at one provider. What it saw gathers in `seen`."""

    def __init__(self, name, provider, ask):
        self.ask = ask
        self.wire = Wire()
        self.seen = {}
        self.settings = {
            "base_url": os.environ["BASE_URL"],
            "api_key": ask.get("key", os.environ["API_KEY"]),
            "default_headers": {"x-tags": f"language:{LANGUAGE}, journey:{name}, provider:{provider}"},
        }
        hooks = {"request": [self.wire.sent], "response": [self.wire.received]}
        self.client = OpenAI(http_client=openai.DefaultHttpxClient(event_hooks=hooks), **self.settings)

    def messages(self):
        ask = self.ask
        messages = [{"role": "system", "content": ask["system"]}] if "system" in ask else []
        if "image" in ask:
            parts = [{"type": "text", "text": ask["words"]}, {"type": "image_url", "image_url": {"url": ask["image"]}}]
            messages.append({"role": "user", "content": parts})
        elif "words" in ask:
            messages.append({"role": "user", "content": ask["words"]})
        return messages

    def request(self):
        ask = self.ask
        request = {"model": ask["model"], "messages": self.messages()}
        if "effort" in ask:
            request["reasoning_effort"] = ask["effort"]
        if "json" in ask:
            request["response_format"] = {"type": "json_object"}
        if "fallbacks" in ask:
            request["extra_body"] = {"fallbacks": ask["fallbacks"]}
        return request

    def chat(self):
        for _ in range(self.ask.get("failing_first", 0)):
            try:
                self.client.chat.completions.create(**self.request())
            except openai.APIStatusError:
                pass
        self.wire.tries = 0
        if self.ask.get("stream"):
            return self.stream()
        answer = self.client.chat.completions.create(**self.request())
        self.text(answer.choices[0].message.content)
        self.seen["finish_reason"] = answer.choices[0].finish_reason
        self.usage(answer.usage)

    def stream(self):
        request = self.request()
        if "include_usage" in self.ask:
            request["stream_options"] = {"include_usage": True}
        seen = self.seen
        seen.update(text="", roles=0, finishes=0, usages=0)
        for chunk in self.client.chat.completions.create(stream=True, **request):
            if chunk.usage:
                seen["usages"] += 1
                self.usage(chunk.usage)
            for choice in chunk.choices:
                seen["text"] += choice.delta.content or ""
                seen["roles"] += choice.delta.role is not None
                if choice.finish_reason:
                    seen["finishes"] += 1
                    seen["finish_reason"] = choice.finish_reason
        self.json()

    def together(self):
        async def all_of_them():
            hooks = {"request": [self.wire.sent_async], "response": [self.wire.received_async]}
            http_client = openai.DefaultAsyncHttpxClient(event_hooks=hooks)
            async with AsyncOpenAI(http_client=http_client, **self.settings) as client:

                async def whole(words):
                    messages = [{"role": "user", "content": words}]
                    answer = await client.chat.completions.create(model=self.ask["model"], messages=messages)
                    return answer.choices[0].message.content

                async def streamed(words):
                    messages = [{"role": "user", "content": words}]
                    text = ""
                    stream = await client.chat.completions.create(model=self.ask["model"], messages=messages, stream=True)
                    async for chunk in stream:
                        for choice in chunk.choices:
                            text += choice.delta.content or ""
                    return text

                return await asyncio.gather(*map(whole, self.ask["words"]), streamed(self.ask["streamed"]))

        self.seen["texts"] = asyncio.run(all_of_them())

    def tools(self):
        request = self.request()
        request["tools"] = [{"type": "function", "function": tool} for tool in self.ask["tools"]]
        seen = self.seen
        seen.update(finish_reasons=[], names=[], arguments=[])
        ids = []
        for _ in range(10):
            answer = self.tool_turn(request)
            seen["finish_reasons"].append(answer.choices[0].finish_reason)
            message = answer.choices[0].message
            request["messages"].append(message)
            for call in message.tool_calls or []:
                ids.append(call.id)
                seen["names"].append(call.function.name)
                seen["arguments"].append(json.loads(call.function.arguments))
                request["messages"].append({"role": "tool", "tool_call_id": call.id, "content": f"result {len(ids)}"})
            if not message.tool_calls:
                self.text(message.content)
                self.usage(answer.usage)
                break
        seen["distinct_ids"] = len(set(ids))

    def tool_turn(self, request):
        if not self.ask["stream"]:
            return self.client.chat.completions.create(**request)
        with self.client.chat.completions.stream(stream_options={"include_usage": True}, **request) as stream:
            return stream.get_final_completion()

    def parse(self):
        request = {"response_format": Report, **self.request()}
        if self.ask.get("stream"):
            with self.client.chat.completions.stream(**request) as stream:
                answer = stream.get_final_completion()
        else:
            answer = self.client.chat.completions.parse(**request)
        self.seen["parsed"] = answer.choices[0].message.parsed.model_dump()
        self.seen["finish_reason"] = answer.choices[0].finish_reason

    def models(self):
        ids = [model.id for model in self.client.models.list()]
        one = self.client.models.retrieve(self.ask["model"])
        self.seen.update(listed=self.ask["model"] in ids, ids=len(ids), distinct=len(set(ids)) == len(ids))
        self.seen.update(id=one.id, object=one.object, owned_by=one.owned_by)

    def embed(self):
        request = {"model": self.ask["model"], "input": self.ask["words"]}
        if "dimensions" in self.ask:
            request["dimensions"] = self.ask["dimensions"]
        usual = self.client.embeddings.create(**request)
        floats = self.client.embeddings.create(encoding_format="float", **request)
        vectors = [entry.embedding for entry in usual.data]
        pairs = zip(vectors, (entry.embedding for entry in floats.data), strict=True)
        same = all(abs(a - b) < 1e-6 for one, other in pairs for a, b in zip(one, other, strict=True))
        self.seen.update(vectors=len(vectors), size=len(vectors[0]), same_as_floats=same)
        self.seen.update(differ=vectors[0] != vectors[-1], prompt_tokens=usual.usage.prompt_tokens)

    def text(self, text):
        self.seen["text"] = text
        self.json()

    def json(self):
        if "json" in self.ask:
            self.seen["json"] = json.loads(self.seen["text"])

    def usage(self, usage):
        self.seen["usage"] = {
            "prompt_tokens": usage.prompt_tokens,
            "completion_tokens": usage.completion_tokens,
            "total_is_sum": usage.total_tokens == usage.prompt_tokens + usage.completion_tokens,
        }

    def error(self, error):
        status = getattr(error, "status_code", None)
        kind = KINDS.get(type(error), "stream" if status is None else "other")
        self.seen["error"] = {
            "kind": kind,
            "status": status,
            "type": error.type,
            "code": error.code,
            "param": error.param,
            "message": str(error),
        }


def run(journey, provider, names):
    ask = json.dumps(journey["ask"])
    for name, value in {**names, "provider": provider, "language": LANGUAGE}.items():
        ask = ask.replace("{" + name + "}", value)
    made = Journey(journey["name"], provider, json.loads(ask))
    try:
        getattr(made, journey["do"])()
    except openai.APIError as error:
        made.error(error)
    except Exception as failure:  # the line tells of it, and the other journeys go on
        made.seen["failure"] = repr(failure)
    headers = made.wire.headers
    line = {"language": LANGUAGE, "journey": journey["name"], "provider": provider, "tries": made.wire.tries}
    line.update(served_by=headers.get("x-weir-provider"), should_retry=headers.get("x-should-retry"))
    line.update(warnings=headers.get("x-weir-warnings"), **made.seen)
    print(json.dumps(line), flush=True)


for journey in TABLE["journeys"]:
    if sys.argv[1:] and journey["name"] not in sys.argv[1:]:
        continue
    for provider in journey.get("providers", TABLE["providers"]):
        run(journey, provider, TABLE["providers"][provider])
