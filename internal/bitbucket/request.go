package bitbucket

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

// mostAnswer is the longest answer that is read, in bytes.
const mostAnswer = 16 << 20

// longestReason bounds what is shown of an answer, in characters.
const longestReason = 300

// request is one call of the API.
type request struct {
	method, url string
	body        any // nil for none, sent as JSON
	// once is for a call that must not be sent again after it may have been carried out.
	once bool
}

// statusError is an answer that says no.
type statusError struct {
	code  int
	text  string
	after time.Duration // how long Bitbucket asks to wait
}

func (e *statusError) Error() string {
	if e.text == "" {
		return fmt.Sprintf("%d %s", e.code, http.StatusText(e.code))
	}
	return fmt.Sprintf("%d %s: %s", e.code, http.StatusText(e.code), e.text)
}

// answered reports whether an error is an answer with this code.
func answered(err error, code int) bool {
	e, ok := errors.AsType[*statusError](err)
	return ok && e.code == code
}

func notFound(err error) bool { return answered(err, http.StatusNotFound) }

// do carries out a request, again and again while patience lasts, and reads the
// answer into out unless that is nil. The error for one that may go well later
// wraps pipeline.ErrLater.
func (c *Client) do(ctx context.Context, r request, out any) error {
	began := time.Now()
	var waited time.Duration
	wait := func(d time.Duration) bool {
		if time.Since(began)+d > c.patience || waited+d > c.patience {
			return false
		}
		waited += d
		return c.wait(ctx, d) == nil
	}
	for n := 1; ; n++ {
		if due := c.pace.due(time.Now()); due > 0 && !wait(due) {
			return c.explain(ctx, r, fmt.Errorf("most of the hour's calls are used up: %w", pipeline.ErrLater))
		}
		err := c.try(ctx, r, out)
		if err == nil || !again(err, r.once) || ctx.Err() != nil {
			return c.explain(ctx, r, err)
		}
		var asked time.Duration
		if e, ok := errors.AsType[*statusError](err); ok {
			asked = e.after
		}
		if !wait(pause(n, asked)) {
			return c.explain(ctx, r, err)
		}
	}
}

// again reports whether asking again may help, and does no harm.
func again(err error, once bool) bool {
	e, ok := errors.AsType[*statusError](err)
	if !ok {
		return !once
	}
	switch e.code {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return true
	case http.StatusAccepted, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return !once
	}
	return false
}

// try sends the request once.
func (c *Client) try(ctx context.Context, r request, out any) error {
	ctx, cancel := context.WithTimeout(ctx, c.attempt)
	defer cancel()
	var body io.Reader
	if r.body != nil {
		text, err := json.Marshal(r.body)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, r.url, body)
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
		return &statusError{code: resp.StatusCode, text: c.reason(answer), after: retryAfter(resp.Header, time.Now())}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// reason reads why Bitbucket says no. Its errors are objects with a message; a
// gateway before it may answer with a page, which tells nothing.
func (c *Client) reason(answer []byte) string {
	var e struct {
		Error struct {
			Message string `json:"message"`
			Detail  string `json:"detail"`
		} `json:"error"`
		Message string `json:"message"` // of the reports' service
	}
	if json.Unmarshal(answer, &e) != nil {
		return ""
	}
	text := strings.Join(strings.Fields(strings.Join([]string{e.Error.Message, e.Error.Detail, e.Message}, " ")), " ")
	text = strings.ReplaceAll(text, string(*c.token), c.token.String())
	return clip(text, longestReason)
}

// explain turns the last error of a call into one for the person who has to mend
// it. The address tells no token: that goes in a header.
func (c *Client) explain(ctx context.Context, r request, err error) error {
	if err == nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	what := fmt.Sprintf("Bitbucket, %s %s: %v", r.method, strings.TrimPrefix(r.url, c.api), err)
	e, ok := errors.AsType[*statusError](err)
	switch {
	case !ok || again(e, false):
		return &diag.Error{What: what, Hint: "nothing to do: the report is kept, and the next step of a pipeline sends it", Err: fmt.Errorf("%w: %w", pipeline.ErrLater, err)}
	case e.code == http.StatusUnauthorized || e.code == http.StatusForbidden:
		return &diag.Error{
			What: what, Exit: diag.NoCredentials, Err: fmt.Errorf("%w: %w", pipeline.ErrRefused, err),
			Hint: "the access token needs the scopes repository:write and pullrequest:write, and must not have expired",
		}
	}
	return &diag.Error{What: what, Err: err}
}
