package bitbucket

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/rest"
)

// Limits of a build status's texts, in characters.
const (
	longestKey  = 40
	longestText = 255
)

// statusBody is the body of POST …/statuses/build.
type statusBody struct {
	Key         string `json:"key"`
	State       string `json:"state"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url"`
	Branch      string `json:"refname,omitempty"`
}

// PutStatus sets a build status. Bitbucket overwrites the one with the same key
// (developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses).
func (c *Client) PutStatus(ctx context.Context, commit string, s pipeline.BuildStatus) error {
	return c.do(ctx, rest.Request{Method: http.MethodPost, URL: c.commit(commit) + "/statuses/build", Body: statusBody{
		Key: shortKey(s.Key), State: string(s.State), Name: clip(s.Name, longestText),
		Description: clip(s.Description, longestText), URL: s.URL, Branch: s.Branch,
	}}, nil)
}

func (c *Client) commit(commit string) string { return c.base + "/commit/" + url.PathEscape(commit) }

// shortKey returns the key, or the beginning and a hash of a longer one.
func shortKey(key string) string {
	if len(key) <= longestKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return key[:longestKey-9] + "-" + hex.EncodeToString(sum[:4])
}

// clip cuts text to a number of characters.
func clip(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}
