package rest

import (
	"cmp"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// step is the first pause before asking again; each further one is twice as long.
	step        = time.Second
	longestStep = 16 * time.Second
	// perHour is what a service allows that names no limit: Bitbucket's least
	// (support.atlassian.com/bitbucket-cloud/docs/api-request-limits).
	perHour = 1000
)

// pace keeps calls apart once a service says that most of the hour's calls are
// used up: they then come no faster than the limit grows back.
type pace struct {
	mu   sync.Mutex
	next time.Time
	near bool
	gap  time.Duration
}

// read takes note of the headers about the limit. Bitbucket's
// X-RateLimit-NearLimit is true when less than a fifth is left.
func (p *pace) read(h http.Header, now time.Time) {
	limit, err := strconv.Atoi(h.Get("X-RateLimit-Limit"))
	if err != nil || limit <= 0 {
		limit = perHour
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.near = h.Get("X-RateLimit-NearLimit") == "true"
	p.gap = time.Hour / time.Duration(limit)
	p.next = now.Add(p.gap)
}

// due returns how long to wait before the next call.
func (p *pace) due(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.near {
		return 0
	}
	return max(0, p.next.Sub(now))
}

// pause returns how long to wait before try number n, from 1: what the service
// asks for, or else a step that grows, less up to a quarter of it, lest all
// pipelines of a push come back at once.
func pause(n int, asked time.Duration) time.Duration {
	if asked > 0 {
		return asked
	}
	d := min(step<<min(n-1, 10), longestStep)
	return d - rand.N(d/4)
}

// retryAfter reads how long to wait: seconds or a date in Retry-After, or
// seconds in HCP Terraform's X-RateLimit-Reset.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := cmp.Or(h.Get("Retry-After"), h.Get("X-RateLimit-Reset"))
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 && seconds < 1e6 {
		return time.Duration(seconds * float64(time.Second))
	}
	if at, err := http.ParseTime(value); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}
