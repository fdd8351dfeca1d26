package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/source"
)

// Pushed is what came of a push.
type Pushed struct{ pipeline.Pushed }

// Started is an execution that a push began.
type Started = pipeline.Started

// Touches reports whether the push touched a file that one of the patterns, in
// CodePipeline's syntax, matches and none of those to ignore does.
func (p Pushed) Touches(paths, ignore []string) bool {
	return slices.ContainsFunc(p.Files, func(file string) bool { return anyMatches(paths, file) && !anyMatches(ignore, file) })
}

func anyMatches(patterns []string, file string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		g, err := source.ParseGlob(pattern)
		return err == nil && g.Match(file)
	})
}

// Pushed tells a sandbox that something was pushed to one of its repositories, and
// returns what came of it.
func (s State) Pushed(ctx context.Context, repository string) (Pushed, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.API+"/_flota/pushed?repository="+url.QueryEscape(repository), nil)
	if err != nil {
		return Pushed{}, err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return Pushed{}, err
	}
	defer resp.Body.Close()
	var answer struct {
		Pushed
		Message string `json:"message"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return Pushed{}, err
	}
	if resp.StatusCode != http.StatusOK {
		return Pushed{}, fmt.Errorf("the sandbox answers %s: %s", resp.Status, answer.Message)
	}
	return answer.Pushed, nil
}
