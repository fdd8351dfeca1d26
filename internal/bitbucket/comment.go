package bitbucket

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/rest"
)

// comment is what is read of a comment. A deleted one stays in the list where it has replies.
type comment struct {
	ID      int  `json:"id"`
	Deleted bool `json:"deleted"`
	Content struct {
		Raw string `json:"raw"`
	} `json:"content"`
	Inline *struct{} `json:"inline"`
	Parent *struct{} `json:"parent"`
}

type commentBody struct {
	Content struct {
		Raw string `json:"raw"`
	} `json:"content"`
}

// mostCreations is how often a comment is looked for and added in one call.
const mostCreations = 3

// PutComment puts text in the place of the comment that begins with the marker,
// or adds it. Where two were added at once the first one stays and is written
// again, so that all who write end with the same one.
func (c *Client) PutComment(ctx context.Context, pullRequest int, marker, text string) error {
	comments := fmt.Sprintf("%s/pullrequests/%d/comments", c.base, pullRequest)
	for range mostCreations {
		there, err := c.marked(ctx, comments, marker)
		if err != nil {
			return err
		}
		kept, err := c.keepFirst(ctx, comments, there, text)
		if kept || err != nil {
			return err
		}
		err = c.do(ctx, rest.Request{Method: http.MethodPost, URL: comments, Body: newBody(text), Once: true}, nil)
		if err != nil && !lost(err) {
			return err
		}
		// Whether it was added, and by whom else, shows the list.
	}
	return &diag.Error{What: fmt.Sprintf("Bitbucket shows no comment of pull request %d that was added to it", pullRequest), Err: pipeline.ErrLater}
}

// lost reports whether a request may have been carried out although its answer did not come.
func lost(err error) bool {
	return errors.Is(err, pipeline.ErrLater) && !rest.Answered(err, http.StatusTooManyRequests)
}

// marked returns the comments that begin with the marker, the oldest first.
func (c *Client) marked(ctx context.Context, comments, marker string) ([]comment, error) {
	var there []comment
	for m, err := range list[comment](ctx, c, comments+"?pagelen=100") {
		if err != nil {
			return nil, err
		}
		if !m.Deleted && m.Inline == nil && m.Parent == nil && strings.HasPrefix(strings.TrimSpace(m.Content.Raw), marker) {
			there = append(there, m)
		}
	}
	slices.SortFunc(there, func(a, b comment) int { return a.ID - b.ID })
	return there, nil
}

// keepFirst writes the first of the comments and deletes the others. What
// belongs to somebody else, who copied the marker, stays as it is.
func (c *Client) keepFirst(ctx context.Context, comments string, there []comment, text string) (kept bool, err error) {
	for _, m := range there {
		address := fmt.Sprintf("%s/%d", comments, m.ID)
		switch {
		case kept:
			err = c.do(ctx, rest.Request{Method: http.MethodDelete, URL: address}, nil)
		case strings.TrimSpace(m.Content.Raw) == strings.TrimSpace(text):
			kept = true
			continue
		default:
			err = c.do(ctx, rest.Request{Method: http.MethodPut, URL: address, Body: newBody(text)}, nil)
			kept = err == nil
		}
		if err != nil && !notFound(err) && !rest.Answered(err, http.StatusForbidden) {
			return kept, err
		}
	}
	return kept, nil
}

func newBody(text string) commentBody {
	var b commentBody
	b.Content.Raw = text
	return b
}
