package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"slices"
	"sync"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/packages/ssestream"
	"github.com/openai/openai-go/v3/shared"
)

var (
	kinds  = map[int]string{400: "bad_request", 401: "authentication", 404: "not_found", 429: "rate_limit"}
	answer = map[string]any{
		"type":                 "object",
		"required":             []string{"station", "level", "open", "gates"},
		"additionalProperties": false,
		"properties": map[string]any{
			"station": map[string]any{"type": "string"},
			"level":   map[string]any{"type": "number"},
			"open":    map[string]any{"type": "boolean"},
			"gates":   map[string]any{"type": "array", "items": map[string]any{"type": "string"}},
		},
	}
)

type report struct {
	Station string   `json:"station"`
	Level   float64  `json:"level"`
	Open    bool     `json:"open"`
	Gates   []string `json:"gates"`
}

// journey is one journey at one provider. What it saw gathers in seen.
type journey struct {
	ask     ask
	client  openai.Client
	context context.Context
	seen    map[string]any

	wire    sync.Mutex // guards the two below: several requests may be under way
	tries   int
	headers http.Header
}

func run(name, do, provider string, ask ask) map[string]any {
	made := &journey{ask: ask, context: context.Background(), seen: make(map[string]any), headers: make(http.Header)}
	key := ask.Key
	if key == "" {
		key = os.Getenv("API_KEY")
	}
	made.client = openai.NewClient(
		option.WithBaseURL(os.Getenv("BASE_URL")),
		option.WithAPIKey(key),
		option.WithHeader("x-tags", fmt.Sprintf("language:%s, journey:%s, provider:%s", language, name, provider)),
		option.WithMiddleware(made.watch))
	steps := map[string]func() error{
		"chat": made.chat, "together": made.together, "tools": made.tools,
		"parse": made.parse, "models": made.models, "embed": made.embed,
	}
	step, known := steps[do]
	if !known {
		step = func() error { return fmt.Errorf("%s is not known", do) }
	}
	if err := step(); err != nil {
		made.failed(err)
	}
	made.seen["tries"] = made.tries
	made.seen["served_by"] = header(made.headers, "x-weir-provider")
	made.seen["should_retry"] = header(made.headers, "x-should-retry")
	made.seen["warnings"] = header(made.headers, "x-weir-warnings")
	return made.seen
}

// watch counts the HTTP requests that the SDK makes and remembers the last answer's headers.
func (j *journey) watch(request *http.Request, next option.MiddlewareNext) (*http.Response, error) {
	response, err := next(request)
	j.wire.Lock()
	defer j.wire.Unlock()
	j.tries++
	if response != nil {
		j.headers = response.Header
	}
	return response, err
}

func header(headers http.Header, name string) any {
	if value := headers.Get(name); value != "" {
		return value
	}
	return nil
}

func (j *journey) request() openai.ChatCompletionNewParams {
	request := openai.ChatCompletionNewParams{Model: j.ask.Model, Messages: []openai.ChatCompletionMessageParamUnion{}}
	if j.ask.System != "" {
		request.Messages = append(request.Messages, openai.SystemMessage(j.ask.System))
	}
	if j.ask.Image != "" {
		request.Messages = append(request.Messages, openai.UserMessage([]openai.ChatCompletionContentPartUnionParam{
			openai.TextContentPart(j.ask.word()),
			openai.ImageContentPart(openai.ChatCompletionContentPartImageImageURLParam{URL: j.ask.Image}),
		}))
	} else if j.ask.word() != "" {
		request.Messages = append(request.Messages, openai.UserMessage(j.ask.word()))
	}
	if j.ask.Effort != "" {
		request.ReasoningEffort = shared.ReasoningEffort(j.ask.Effort)
	}
	if j.ask.JSON {
		request.ResponseFormat.OfJSONObject = &shared.ResponseFormatJSONObjectParam{}
	}
	if j.ask.Fallbacks != nil {
		request.SetExtraFields(map[string]any{"fallbacks": j.ask.Fallbacks})
	}
	return request
}

func (j *journey) chat() error {
	for range j.ask.FailingFirst {
		var refused *openai.Error
		if _, err := j.client.Chat.Completions.New(j.context, j.request()); err != nil && !errors.As(err, &refused) {
			return err
		}
	}
	j.tries = 0
	if j.ask.Stream {
		return j.stream()
	}
	answer, err := j.client.Chat.Completions.New(j.context, j.request())
	if err != nil {
		return err
	}
	j.seen["finish_reason"] = answer.Choices[0].FinishReason
	j.usage(answer.Usage)
	return j.text(answer.Choices[0].Message.Content)
}

func (j *journey) stream() error {
	request := j.request()
	if j.ask.IncludeUsage {
		request.StreamOptions.IncludeUsage = openai.Bool(true)
	}
	text, roles, finishes, usages := "", 0, 0, 0
	stream := j.client.Chat.Completions.NewStreaming(j.context, request)
	for stream.Next() {
		chunk := stream.Current()
		if chunk.JSON.Usage.Valid() {
			usages++
			j.usage(chunk.Usage)
		}
		for _, choice := range chunk.Choices {
			text += choice.Delta.Content
			if choice.Delta.Role != "" {
				roles++
			}
			if choice.FinishReason != "" {
				finishes++
				j.seen["finish_reason"] = choice.FinishReason
			}
		}
	}
	j.seen["roles"], j.seen["finishes"], j.seen["usages"] = roles, finishes, usages
	if err := stream.Err(); err != nil {
		j.seen["text"] = text
		return err
	}
	return j.text(text)
}

func (j *journey) together() error {
	words := append(j.ask.allWords(), j.ask.Streamed)
	texts, failures := make([]string, len(words)), make([]error, len(words))
	var all sync.WaitGroup
	for i, word := range words {
		all.Go(func() {
			request := openai.ChatCompletionNewParams{
				Model:    j.ask.Model,
				Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(word)},
			}
			if i < len(words)-1 {
				answer, err := j.client.Chat.Completions.New(j.context, request)
				if failures[i] = err; err == nil {
					texts[i] = answer.Choices[0].Message.Content
				}
				return
			}
			answer, err := j.gathered(request)
			if failures[i] = err; err == nil {
				texts[i] = answer.Choices[0].Message.Content
			}
		})
	}
	all.Wait()
	j.seen["texts"] = texts
	return errors.Join(failures...)
}

// gathered is a streamed answer, put together as the SDK does it.
func (j *journey) gathered(request openai.ChatCompletionNewParams) (*openai.ChatCompletion, error) {
	request.StreamOptions.IncludeUsage = openai.Bool(true)
	gatherer := openai.ChatCompletionAccumulator{}
	stream := j.client.Chat.Completions.NewStreaming(j.context, request)
	for stream.Next() {
		if chunk := stream.Current(); !gatherer.AddChunk(chunk) {
			return nil, fmt.Errorf("a chunk that does not fit: %s", chunk.RawJSON())
		}
	}
	if err := stream.Err(); err != nil {
		return nil, err
	}
	if len(gatherer.Choices) == 0 {
		return nil, errors.New("a stream without a choice")
	}
	return &gatherer.ChatCompletion, nil
}

func (j *journey) complete(request openai.ChatCompletionNewParams) (*openai.ChatCompletion, error) {
	if j.ask.Stream {
		return j.gathered(request)
	}
	return j.client.Chat.Completions.New(j.context, request)
}

func (j *journey) tools() error {
	request := j.request()
	for _, tool := range j.ask.Tools {
		request.Tools = append(request.Tools, openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
			Name: tool.Name, Description: openai.String(tool.Description), Parameters: tool.Parameters,
		}))
	}
	reasons, names, arguments, ids := []string{}, []string{}, []any{}, []string{}
	for range 10 {
		answer, err := j.complete(request)
		if err != nil {
			return err
		}
		message := answer.Choices[0].Message
		reasons = append(reasons, answer.Choices[0].FinishReason)
		request.Messages = append(request.Messages, message.ToParam())
		for _, call := range message.ToolCalls {
			ids = append(ids, call.ID)
			names = append(names, call.Function.Name)
			var parsed any
			if err := json.Unmarshal([]byte(call.Function.Arguments), &parsed); err != nil {
				return err
			}
			arguments = append(arguments, parsed)
			request.Messages = append(request.Messages, openai.ToolMessage(fmt.Sprintf("result %d", len(ids)), call.ID))
		}
		if len(message.ToolCalls) == 0 {
			j.usage(answer.Usage)
			_ = j.text(message.Content)
			break
		}
	}
	slices.Sort(ids)
	j.seen["finish_reasons"], j.seen["names"], j.seen["arguments"] = reasons, names, arguments
	j.seen["distinct_ids"] = len(slices.Compact(ids))
	return nil
}

func (j *journey) parse() error {
	request := j.request()
	request.ResponseFormat.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{
		JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: "report", Schema: answer, Strict: openai.Bool(true)},
	}
	answer, err := j.complete(request)
	if err != nil {
		return err
	}
	var parsed report
	j.seen["finish_reason"] = answer.Choices[0].FinishReason
	j.seen["parsed"] = &parsed
	return json.Unmarshal([]byte(answer.Choices[0].Message.Content), &parsed)
}

func (j *journey) models() error {
	ids := []string{}
	pages := j.client.Models.ListAutoPaging(j.context)
	for pages.Next() {
		ids = append(ids, pages.Current().ID)
	}
	if err := pages.Err(); err != nil {
		return err
	}
	one, err := j.client.Models.Get(j.context, j.ask.Model)
	if err != nil {
		return err
	}
	j.seen["listed"], j.seen["ids"] = slices.Contains(ids, j.ask.Model), len(ids)
	slices.Sort(ids)
	j.seen["distinct"] = len(slices.Compact(ids)) == j.seen["ids"]
	j.seen["id"], j.seen["object"], j.seen["owned_by"] = one.ID, one.Object, one.OwnedBy
	return nil
}

func (j *journey) embed() error {
	request := openai.EmbeddingNewParams{
		Model: j.ask.Model,
		Input: openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: j.ask.allWords()},
	}
	if j.ask.Dimensions > 0 {
		request.Dimensions = openai.Int(j.ask.Dimensions)
	}
	usual, err := j.client.Embeddings.New(j.context, request)
	if err != nil {
		return err
	}
	request.EncodingFormat = openai.EmbeddingNewParamsEncodingFormatFloat
	floats, err := j.client.Embeddings.New(j.context, request)
	if err != nil {
		return err
	}
	same := len(usual.Data) == len(floats.Data)
	for i := 0; same && i < len(usual.Data); i++ {
		same = isSame(usual.Data[i].Embedding, floats.Data[i].Embedding)
	}
	first, last := usual.Data[0].Embedding, usual.Data[len(usual.Data)-1].Embedding
	j.seen["vectors"], j.seen["size"], j.seen["same_as_floats"] = len(usual.Data), len(first), same
	j.seen["differ"], j.seen["prompt_tokens"] = !isSame(first, last), usual.Usage.PromptTokens
	return nil
}

func isSame(one, other []float64) bool {
	return slices.EqualFunc(one, other, func(a, b float64) bool { return math.Abs(a-b) < 1e-6 })
}

func (j *journey) text(text string) error {
	j.seen["text"] = text
	if !j.ask.JSON {
		return nil
	}
	var parsed any
	err := json.Unmarshal([]byte(text), &parsed)
	j.seen["json"] = parsed
	return err
}

func (j *journey) usage(usage openai.CompletionUsage) {
	j.seen["usage"] = map[string]any{
		"prompt_tokens":     usage.PromptTokens,
		"completion_tokens": usage.CompletionTokens,
		"total_is_sum":      usage.TotalTokens == usage.PromptTokens+usage.CompletionTokens,
	}
}

func (j *journey) failed(err error) {
	var refused *openai.Error
	var broken *ssestream.StreamError
	switch {
	case errors.As(err, &refused):
		kind, known := kinds[refused.StatusCode]
		if !known && refused.StatusCode >= 500 {
			kind = "server"
		}
		j.seen["error"] = map[string]any{
			"kind": kind, "status": refused.StatusCode, "type": refused.Type,
			"code": refused.Code, "param": refused.Param, "message": refused.Message,
		}
	case errors.As(err, &broken):
		var event struct {
			Error map[string]any `json:"error"`
		}
		_ = json.Unmarshal(broken.Event.Data, &event)
		j.seen["error"] = map[string]any{"kind": "stream", "type": event.Error["type"], "code": event.Error["code"]}
	default:
		// The line tells of it, and the other journeys go on.
		j.seen["failure"] = err.Error()
	}
}
