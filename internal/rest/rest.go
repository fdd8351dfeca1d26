// Package rest calls services that speak JSON over HTTP and are away at times:
// it waits and asks again for as long as there is patience, keeps to the limits
// that the service tells, and lets the token out to the service only.
package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
)

const (
	// DefaultPatience is how long one call may wait in all, if nothing else is said.
	DefaultPatience = 30 * time.Second
	// attemptTime is how long one request may take.
	attemptTime = 10 * time.Second
	// mostAnswer is the longest answer that is read, in bytes.
	mostAnswer = 16 << 20
	// longestReason bounds what is shown of an answer, in characters.
	longestReason = 300
)

// Token lets its bearer in. It prints as stars.
type Token string

// String hides the token.
func (Token) String() string { return "***" }

// GoString hides the token.
func (Token) GoString() string { return "***" }

// MarshalText hides the token in JSON and logs.
func (Token) MarshalText() ([]byte, error) { return []byte("***"), nil }

// Client calls one service.
type Client struct {
	// API is where the service's paths begin, without a slash at the end.
	API string
	// Patience is how long one call may wait in all.
	Patience time.Duration
	// Attempt is how long one request may take.
	Attempt time.Duration
	// Wait waits for a time, or until the context ends. Tests do not.
	Wait func(ctx context.Context, d time.Duration) error

	token *Token // a pointer, so that who prints a Client prints no token
	http  *http.Client
	pace  pace
}

// New returns a client of the service at an address. Nothing is asked yet. The
// token goes over TLS only, save to this machine.
func New(api string, token Token) (*Client, error) {
	u, err := url.Parse(api)
	if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && loopback(u.Hostname())) {
		return nil, &diag.Error{What: fmt.Sprintf("%q is no address for an API: it must begin with https://", api)}
	}
	return &Client{
		API: strings.TrimSuffix(api, "/"), Patience: DefaultPatience, Attempt: attemptTime, Wait: sleep, token: &token,
		http: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}, nil
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

// Request is one call.
type Request struct {
	Method string
	URL    string // whole; it must begin with the client's API
	Body   any    // nil for none, sent as JSON
	// Once is for a call that must not be sent again after it may have been carried out.
	Once bool
}

// StatusError is an answer that says no.
type StatusError struct {
	Code   int
	Reason string        // what the service says, without the token
	After  time.Duration // how long it asks to wait
}

func (e *StatusError) Error() string {
	if e.Reason == "" {
		return fmt.Sprintf("%d %s", e.Code, http.StatusText(e.Code))
	}
	return fmt.Sprintf("%d %s: %s", e.Code, http.StatusText(e.Code), e.Reason)
}

// Answered reports whether an error is an answer with this code.
func Answered(err error, code int) bool {
	e, ok := errors.AsType[*StatusError](err)
	return ok && e.Code == code
}

// Passing reports whether the same call may go well later: nobody answered, or
// the answer is about the service and not about the call.
func Passing(err error) bool { return again(err, false) }

// ErrNearLimit says that waiting for the next call would take too long.
var ErrNearLimit = errors.New("most of the hour's calls are used up")

// Do carries out a call, again and again while patience lasts, and reads the
// answer into out unless that is nil.
func (c *Client) Do(ctx context.Context, r Request, out any) error {
	if !strings.HasPrefix(r.URL, c.API+"/") {
		return fmt.Errorf("%s is on another server than %s, which gets no token", r.URL, c.API)
	}
	began := time.Now()
	var waited time.Duration
	wait := func(d time.Duration) bool {
		if max(time.Since(began), waited)+d > c.Patience {
			return false
		}
		waited += d
		return c.Wait(ctx, d) == nil
	}
	for n := 1; ; n++ {
		if due := c.pace.due(time.Now()); due > 0 && !wait(due) {
			return errors.Join(ErrNearLimit, ctx.Err())
		}
		err := c.try(ctx, r, out)
		if err == nil || !again(err, r.Once) || ctx.Err() != nil {
			return err
		}
		var asked time.Duration
		if e, ok := errors.AsType[*StatusError](err); ok {
			asked = e.After
		}
		if !wait(pause(n, asked)) {
			return err
		}
	}
}

// again reports whether asking again may help, and does no harm.
func again(err error, once bool) bool {
	e, ok := errors.AsType[*StatusError](err)
	if !ok {
		return !once || errors.Is(err, ErrNearLimit)
	}
	switch e.Code {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return true
	case http.StatusAccepted, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return !once
	}
	return false
}

// try sends the request once.
func (c *Client) try(ctx context.Context, r Request, out any) error {
	ctx, cancel := context.WithTimeout(ctx, c.Attempt)
	defer cancel()
	var body io.Reader
	if r.Body != nil {
		text, err := json.Marshal(r.Body)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, r.URL, body)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+string(*c.token))
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	c.pace.read(resp.Header, time.Now())
	answer, err := io.ReadAll(io.LimitReader(resp.Body, mostAnswer))
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 || resp.StatusCode == http.StatusAccepted {
		return &StatusError{Code: resp.StatusCode, Reason: c.reason(answer), After: retryAfter(resp.Header, time.Now())}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// reason reads why a service says no: Bitbucket in an object with a message, HCP
// Terraform in a list of errors, as JSON:API has it. A gateway before it may
// answer with a page, which tells nothing.
func (c *Client) reason(answer []byte) string {
	var e struct {
		Error struct {
			Message string `json:"message"`
			Detail  string `json:"detail"`
		} `json:"error"`
		Message string `json:"message"` // of Bitbucket's reports
		Errors  []struct {
			Title  string `json:"title"`
			Detail string `json:"detail"`
		} `json:"errors"`
	}
	if json.Unmarshal(answer, &e) != nil {
		return ""
	}
	parts := []string{e.Error.Message, e.Error.Detail, e.Message}
	for _, one := range e.Errors {
		parts = append(parts, one.Title, one.Detail)
	}
	text := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	text = strings.ReplaceAll(text, string(*c.token), c.token.String())
	if runes := []rune(text); len(runes) > longestReason {
		text = string(runes[:longestReason]) + "…"
	}
	return text
}
