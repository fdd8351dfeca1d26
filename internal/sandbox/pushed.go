package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"flota.dev/flota/internal/sandbox/pipeline"
)

// Pushed tells a sandbox that something was pushed to one of its repositories, and
// returns the names of the pipelines that run for it.
func (s State) Pushed(ctx context.Context, repository string) ([]string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.API+"/_flota/pushed?repository="+url.QueryEscape(repository), nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var answer struct {
		Started []pipeline.Started `json:"started"`
		Message string             `json:"message"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the sandbox answers %s: %s", resp.Status, answer.Message)
	}
	var names []string
	for _, started := range answer.Started {
		names = append(names, started.Pipeline)
	}
	return names, nil
}
