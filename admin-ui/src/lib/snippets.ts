/** Ready first requests, for each language. */

export type SnippetTarget = {
  /** Up to and with `/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
};

export type Snippet = { id: string; label: string; text: string };

export function snippets({ baseUrl, apiKey, model }: SnippetTarget): Snippet[] {
  return [
    {
      id: 'curl',
      label: 'curl',
      text: `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer ${apiKey}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "${model}",
    "messages": [{"role": "user", "content": "Say hello."}]
  }'`,
    },
    {
      id: 'python',
      label: 'Python',
      text: `# pip install openai
from openai import OpenAI

client = OpenAI(
    base_url="${baseUrl}",
    api_key="${apiKey}",
)

answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Say hello."}],
)
print(answer.choices[0].message.content)`,
    },
    {
      id: 'typescript',
      label: 'TypeScript',
      text: `// npm install openai
import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: '${baseUrl}',
  apiKey: '${apiKey}',
});

const answer = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: 'Say hello.' }],
});
console.log(answer.choices[0].message.content);`,
    },
    {
      id: 'java',
      label: 'Java',
      text: `// com.openai:openai-java
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

OpenAIClient client = OpenAIOkHttpClient.builder()
    .baseUrl("${baseUrl}")
    .apiKey("${apiKey}")
    .build();

var answer = client.chat().completions().create(
    ChatCompletionCreateParams.builder()
        .model("${model}")
        .addUserMessage("Say hello.")
        .build());
System.out.println(answer.choices().get(0).message().content().orElse(""));`,
    },
  ];
}

const NOT_GATEWAYS = ['8081', '5173'];

/**
 * Where this browser most likely finds a gateway: where the page comes from, because gateways pass it on. On the usual
 * ports of admin itself and of `npm run dev` it is the same host's usual gateway.
 */
export function usualGateway(location: Pick<Location, 'origin' | 'protocol' | 'hostname' | 'port'>): string {
  return NOT_GATEWAYS.includes(location.port)
    ? `${location.protocol}//${location.hostname}:8080/v1`
    : `${location.origin}/v1`;
}
