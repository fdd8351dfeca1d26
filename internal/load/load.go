// Package load sends requests at a constant rate, whatever the answers do, and
// remembers each, so that what a release did to its clients can be told
// exactly: how many requests there were, how many were dropped, and the p99.
package load

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Generator sends requests to a server.
type Generator struct {
	// Rate is the number of requests a second.
	Rate int
	// Requests are what is sent, drawn at random.
	Requests []Request

	client *http.Client

	mu      sync.Mutex
	samples []sample
	reasons map[string]int
}

// Request is one kind of request.
type Request struct {
	Method string
	URL    string
	// Host is the Host header, if it differs from the URL's.
	Host string
}

type sample struct {
	start   time.Time
	took    time.Duration
	dropped bool
}

// Result sums up the requests that began in one stretch of time.
type Result struct {
	Requests int
	Dropped  int
	P99      time.Duration
}

// New returns a generator that is not running yet.
func New(rate int, requests []Request) *Generator {
	return &Generator{
		Rate:     rate,
		Requests: requests,
		reasons:  map[string]int{},
		client: &http.Client{
			Timeout: 15 * time.Second,
			Transport: &http.Transport{
				DialContext:         (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
				MaxIdleConns:        rate,
				MaxIdleConnsPerHost: rate,
				DisableCompression:  true,
			},
		},
	}
}

// Run sends requests until ctx ends, then waits for the last answers. A request
// that has begun is always carried through: it is never counted as a drop
// because the generator stopped.
func (g *Generator) Run(ctx context.Context) {
	var inFlight sync.WaitGroup
	defer inFlight.Wait()
	t := time.NewTicker(time.Second / time.Duration(g.Rate))
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			r := g.Requests[rand.IntN(len(g.Requests))]
			inFlight.Go(func() { g.send(r) })
		}
	}
}

func (g *Generator) send(r Request) {
	start := time.Now()
	reason := g.try(r)
	s := sample{start: start, took: time.Since(start), dropped: reason != ""}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.samples = append(g.samples, s)
	if s.dropped {
		g.reasons[reason]++
	}
}

// try sends one request and returns why it got no good answer, or nothing.
func (g *Generator) try(r Request) string {
	req, err := http.NewRequest(r.Method, r.URL, nil)
	if err != nil {
		return err.Error()
	}
	if r.Host != "" {
		req.Host = r.Host
	}
	resp, err := g.client.Do(req)
	if err != nil {
		return fmt.Sprintf("%s %s: %v", r.Method, r.URL, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return fmt.Sprintf("%s %s: body: %v", r.Method, r.URL, err)
	}
	if resp.StatusCode >= 400 {
		return fmt.Sprintf("%s %s: %s: %.120s", r.Method, r.URL, resp.Status, body)
	}
	return ""
}

// Between sums up the requests that began from from on and before to.
func (g *Generator) Between(from, to time.Time) Result {
	g.mu.Lock()
	defer g.mu.Unlock()
	var r Result
	var took []time.Duration
	for _, s := range g.samples {
		if s.start.Before(from) || !s.start.Before(to) {
			continue
		}
		r.Requests++
		if s.dropped {
			r.Dropped++
		}
		took = append(took, s.took)
	}
	r.P99 = percentile(took, 99)
	return r
}

// Total sums up all requests.
func (g *Generator) Total() Result {
	return g.Between(time.Time{}, time.Now().Add(time.Hour))
}

// Reasons returns why requests were dropped, each with its count.
func (g *Generator) Reasons() map[string]int {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := make(map[string]int, len(g.reasons))
	for k, v := range g.reasons {
		out[k] = v
	}
	return out
}

// percentile returns the nearest-rank percentile p of d; 0 if d is empty.
func percentile(d []time.Duration, p int) time.Duration {
	if len(d) == 0 {
		return 0
	}
	slices.Sort(d)
	return d[(len(d)*p+99)/100-1]
}
