// Package bitbucket speaks the part of Bitbucket Cloud's REST API 2.0 by which a
// pipeline tells how it goes: build statuses, reports of Code Insights, and one
// comment per pull request.
//
// Bitbucket allows some thousand calls an hour, and is away at times. A call
// waits and asks again for as long as the client has patience, and then fails
// with pipeline.ErrLater.
package bitbucket

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/rest"
)

// DefaultAPI is where Bitbucket Cloud's API is.
const DefaultAPI = "https://api.bitbucket.org/2.0"

// Config says which repository, and who asks.
type Config struct {
	// API is the address of the API without a slash at its end. Default: DefaultAPI.
	API string
	// Repository is workspace/name.
	Repository string
	// Token is of the repository, a project or the workspace, with the scopes repository:write and pullrequest:write.
	Token rest.Token
	// Patience is how long one call may wait for Bitbucket in all. Default: 30 s.
	Patience time.Duration
}

// Client speaks to one repository. It is a pipeline.Host.
type Client struct {
	rest *rest.Client
	base string // of the repository
}

// New returns a client. Nothing is asked yet.
func New(c Config) (*Client, error) {
	workspace, name, ok := strings.Cut(c.Repository, "/")
	if !ok || workspace == "" || name == "" || strings.Contains(name, "/") {
		return nil, &diag.Error{What: fmt.Sprintf("%q is no repository of Bitbucket", c.Repository), Hint: "write it as workspace/name in source.repository", Exit: diag.BadManifest}
	}
	if c.Token == "" {
		return nil, &diag.Error{What: "there is no access token for Bitbucket", Hint: "make one in the repository's settings, and put it into BITBUCKET_TOKEN", Exit: diag.NoCredentials}
	}
	r, err := rest.New(cmp.Or(c.API, DefaultAPI), c.Token)
	if err != nil {
		return nil, err
	}
	r.Patience = cmp.Or(c.Patience, rest.DefaultPatience)
	return &Client{rest: r, base: r.API + "/repositories/" + url.PathEscape(workspace) + "/" + url.PathEscape(name)}, nil
}

// do carries out a call. The error for one that may go well later wraps pipeline.ErrLater.
func (c *Client) do(ctx context.Context, r rest.Request, out any) error {
	err := c.rest.Do(ctx, r, out)
	if err == nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	what := fmt.Sprintf("Bitbucket, %s %s: %v", r.Method, strings.TrimPrefix(r.URL, c.rest.API), err)
	switch {
	case rest.Passing(err):
		return &diag.Error{What: what, Hint: "nothing to do: the report is kept, and the next step of a pipeline sends it", Err: fmt.Errorf("%w: %w", pipeline.ErrLater, err)}
	case rest.Answered(err, http.StatusUnauthorized), rest.Answered(err, http.StatusForbidden):
		return &diag.Error{
			What: what, Exit: diag.NoCredentials, Err: fmt.Errorf("%w: %w", pipeline.ErrRefused, err),
			Hint: "the access token needs the scopes repository:write and pullrequest:write, and must not have expired",
		}
	}
	return &diag.Error{What: what, Err: err}
}

func notFound(err error) bool { return rest.Answered(err, http.StatusNotFound) }
