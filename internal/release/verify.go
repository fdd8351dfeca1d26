package release

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	verifyTimeout = 10 * time.Second
	// reachWithin is how long a request is sent again while nobody takes it.
	reachWithin   = 3 * time.Second
	reachEvery    = 250 * time.Millisecond
	excerptLength = 200
)

// answer sends the verification requests to the new revision, and then lets the
// deployment go on, or back. An answer that does not reach ECS is given again at
// the next look.
func (w *watch) answer(ctx context.Context, hook string) error {
	w.progress.note("verifying")
	bad := w.verify(ctx)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if bad != nil && w.first {
		return w.takeBack(ctx, *bad) // ECS rolls nothing back where nothing was before
	}
	if err := w.deployments(w.Service).Continue(ctx, w.arn, hook, bad == nil); err != nil {
		w.progress.note("could not answer the pause: " + err.Error())
		return nil
	}
	w.answered = append(w.answered, hook)
	if bad == nil {
		w.progress.note("verified")
		return nil
	}
	w.progress.note(bad.reason)
	w.taken, w.takenAt = bad, time.Now()
	return nil
}

// verify sends requests that the test listener rule leads to the new revision
// before clients get there. It returns why it must not get traffic, or nil.
func (w *watch) verify(ctx context.Context) *cause {
	v := w.Service.Deploy.Verify
	for _, path := range v.Paths {
		for range v.Requests {
			if bad := w.request(ctx, path); bad != nil {
				return bad
			}
		}
	}
	return nil
}

func (w *watch) request(whole context.Context, path string) *cause {
	ctx, cancel := context.WithTimeout(whole, verifyTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+w.Outputs.Host+path, nil)
	if err != nil {
		return &cause{reason: "could not be verified: " + err.Error()}
	}
	req.Header.Set(w.Outputs.TestHeader.Name, w.Outputs.TestHeader.Value)
	resp, err := w.reach(req)
	if err != nil && w.Outside && whole.Err() == nil {
		w.progress.note("not verified from outside of its network: " + err.Error())
		return nil
	}
	if err != nil {
		return &cause{
			reason: "could not be verified: " + err.Error(),
			hint:   "deploy from where the service can be reached, or set deploy.verify.requests to 0",
		}
	}
	defer resp.Body.Close()
	if resp.StatusCode < 500 {
		return nil
	}
	reason := fmt.Sprintf("GET %s was answered %s", path, resp.Status)
	if said := excerpt(resp); said != "" {
		reason += ": " + said
	}
	return &cause{reason: reason}
}

// reach sends a request, again and again for a moment if nobody takes it: the
// load balancer may be just coming up. An answer counts, whatever it is.
func (w *watch) reach(req *http.Request) (*http.Response, error) {
	for deadline := time.Now().Add(reachWithin); ; {
		resp, err := w.ports.Verify.Do(req)
		if err == nil || time.Now().After(deadline) || wait(req.Context(), reachEvery) != nil {
			return resp, err
		}
	}
}

// excerpt is the start of what a bad answer says. A page of HTML, such as the
// load balancer's own, says no more than its status.
func excerpt(resp *http.Response) string {
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		return ""
	}
	// What could not be read is not worth an error of its own here.
	body, _ := io.ReadAll(io.LimitReader(resp.Body, excerptLength))
	return strings.Join(strings.Fields(string(body)), " ")
}
