// Makes every journey of ../journeys.json with OpenAI's Go SDK and prints a line of JSON for each of them and each provider.
// BASE_URL (with /v1), API_KEY and JOURNEYS (the table's path) say where; arguments name the journeys (all without).
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

const language = "go"

type table struct {
	Providers map[string]map[string]string `json:"providers"`
	Journeys  []struct {
		Name      string          `json:"name"`
		Do        string          `json:"do"`
		Providers []string        `json:"providers"`
		Ask       json.RawMessage `json:"ask"`
	} `json:"journeys"`
}

// ask is what the table says to ask; a field is absent where a journey does not use it.
type ask struct {
	Model        string          `json:"model"`
	Key          string          `json:"key"`
	System       string          `json:"system"`
	Words        json.RawMessage `json:"words"`
	Streamed     string          `json:"streamed"`
	Image        string          `json:"image"`
	Effort       string          `json:"effort"`
	Stream       bool            `json:"stream"`
	IncludeUsage bool            `json:"include_usage"`
	JSON         bool            `json:"json"`
	Dimensions   int64           `json:"dimensions"`
	FailingFirst int             `json:"failing_first"`
	Fallbacks    []string        `json:"fallbacks"`
	Tools        []struct {
		Name        string         `json:"name"`
		Description string         `json:"description"`
		Parameters  map[string]any `json:"parameters"`
	} `json:"tools"`
}

func filled(raw json.RawMessage, names map[string]string, provider string) (filled ask, err error) {
	text := string(raw)
	for name, value := range names {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	text = strings.ReplaceAll(text, "{provider}", provider)
	text = strings.ReplaceAll(text, "{language}", language)
	return filled, json.Unmarshal([]byte(text), &filled)
}

func (a ask) word() (word string) {
	_ = json.Unmarshal(a.Words, &word)
	return word
}

func (a ask) allWords() (words []string) {
	_ = json.Unmarshal(a.Words, &words)
	return words
}

func main() {
	var table table
	data, err := os.ReadFile(os.Getenv("JOURNEYS"))
	if err == nil {
		err = json.Unmarshal(data, &table)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	wanted := os.Args[1:]
	for _, journey := range table.Journeys {
		if len(wanted) > 0 && !slices.Contains(wanted, journey.Name) {
			continue
		}
		providers := journey.Providers
		if providers == nil {
			for provider := range table.Providers {
				providers = append(providers, provider)
			}
			slices.Sort(providers)
		}
		for _, provider := range providers {
			ask, err := filled(journey.Ask, table.Providers[provider], provider)
			line := make(map[string]any)
			if err == nil {
				line = run(journey.Name, journey.Do, provider, ask)
			} else {
				line["failure"] = err.Error()
			}
			line["language"], line["journey"], line["provider"] = language, journey.Name, provider
			text, _ := json.Marshal(line)
			fmt.Println(string(text))
		}
	}
}
