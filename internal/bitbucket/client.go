// Package bitbucket speaks the part of Bitbucket Cloud's REST API 2.0 by which a
// pipeline tells how it goes: build statuses, reports of Code Insights, and one
// comment per pull request.
//
// Bitbucket allows some thousand calls an hour, and is away at times. A call
// waits and asks again for as long as the client has patience, and then fails
// with pipeline.ErrLater.
package bitbucket

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
)

// DefaultAPI is where Bitbucket Cloud's API is.
const DefaultAPI = "https://api.bitbucket.org/2.0"

const (
	defaultPatience = 30 * time.Second
	// attemptTime is how long one request may take.
	attemptTime = 10 * time.Second
)

// Token is an access token of a repository, a project or a workspace. It prints as stars.
type Token string

// String hides the token.
func (Token) String() string { return "***" }

// GoString hides the token.
func (Token) GoString() string { return "***" }

// MarshalText hides the token in JSON and logs.
func (Token) MarshalText() ([]byte, error) { return []byte("***"), nil }

// Config says which repository, and who asks.
type Config struct {
	// API is the address of the API without a slash at its end. Default: DefaultAPI.
	API string
	// Repository is workspace/name.
	Repository string
	// Token needs the scopes repository:write and pullrequest:write.
	Token Token
	// Patience is how long one call may wait for Bitbucket in all. Default: 30 s.
	Patience time.Duration
}

// Client speaks to one repository. It is a pipeline.Host.
type Client struct {
	api, base string
	token     *Token // a pointer, so that who prints a Client prints no token
	patience  time.Duration
	attempt   time.Duration
	http      *http.Client
	pace      pace
	wait      func(ctx context.Context, d time.Duration) error
}

// New returns a client. Nothing is asked yet.
func New(c Config) (*Client, error) {
	api := strings.TrimSuffix(c.API, "/")
	if api == "" {
		api = DefaultAPI
	}
	if err := checkAPI(api); err != nil {
		return nil, err
	}
	workspace, name, ok := strings.Cut(c.Repository, "/")
	if !ok || workspace == "" || name == "" || strings.Contains(name, "/") {
		return nil, &diag.Error{What: fmt.Sprintf("%q is no repository of Bitbucket", c.Repository), Hint: "write it as workspace/name in source.repository", Exit: diag.BadManifest}
	}
	if c.Token == "" {
		return nil, &diag.Error{What: "there is no access token for Bitbucket", Hint: "make one in the repository's settings, and put it into BITBUCKET_TOKEN", Exit: diag.NoCredentials}
	}
	out := &Client{
		api: api, base: api + "/repositories/" + url.PathEscape(workspace) + "/" + url.PathEscape(name),
		token: &c.Token, patience: c.Patience, attempt: attemptTime, wait: sleep,
		http: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
	if out.patience == 0 {
		out.patience = defaultPatience
	}
	return out, nil
}

// checkAPI holds that a token goes over TLS only, save to this machine.
func checkAPI(api string) error {
	u, err := url.Parse(api)
	if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && loopback(u.Hostname())) {
		return &diag.Error{What: fmt.Sprintf("%q is no address for Bitbucket's API: it must begin with https://", api)}
	}
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
