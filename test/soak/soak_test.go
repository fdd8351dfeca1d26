// Package soak releases at random under constant load, and holds that no client
// notices. SOAK=10m makes it last; SOAK_SEED=… repeats an order of releases.
package soak

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"flota.dev/flota/internal/load"
	"flota.dev/flota/test/bed"
)

func TestMain(m *testing.M) { bed.Main(m) }

const (
	// rate is in requests a second, over all services.
	rate = 150
	// host is where the fleet answers.
	host = "dev.soak.example"
	// usual is for how long releases are begun without SOAK.
	usual = 30 * time.Second
)

func TestSoak(t *testing.T) {
	seed, length := settings(t)
	t.Logf("to repeat this order of releases: SOAK_SEED=%d SOAK=%s", seed, length)
	f := bed.New(t, "soak")
	f.Up(60)
	f.Run("apply", "--yes")
	f.Run("deploy", "--all", "--env", bed.Env, "--version", "v1")

	g := load.New(rate, requests(f))
	ctx, stop := context.WithCancel(t.Context())
	var loading, releasing sync.WaitGroup
	loading.Go(func() { g.Run(ctx) })
	until := time.Now().Add(length)
	for i, service := range f.Names() {
		c := &captain{
			Fleet: f, t: t, service: service, load: g, current: "v1",
			random: rand.New(rand.NewPCG(seed, uint64(i))),
		}
		releasing.Go(func() { c.sail(until) })
	}
	releasing.Wait()
	stop()
	loading.Wait()
	tell(t, g)
}

func settings(t *testing.T) (seed uint64, length time.Duration) {
	t.Helper()
	seed, length = rand.Uint64(), usual
	var err error
	if text := os.Getenv("SOAK_SEED"); text != "" {
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("SOAK_SEED: %v", err)
		}
	}
	if text := os.Getenv("SOAK"); text != "" {
		if length, err = time.ParseDuration(text); err != nil {
			t.Fatalf("SOAK: %v", err)
		}
	}
	return seed, length
}

// requests ask every service, and now and then something that takes a second,
// so that each drain has requests to wait for.
func requests(f *bed.Fleet) []load.Request {
	var out []load.Request
	for _, service := range f.Names() {
		for range 19 {
			out = append(out, load.Request{Method: http.MethodGet, URL: f.Sandbox.Edge + "/" + service + "/1", Host: host})
		}
		out = append(out, load.Request{Method: http.MethodGet, URL: f.Sandbox.Edge + "/" + service + "/slow", Host: host})
	}
	return out
}

// tell fails for every request that was dropped.
func tell(t *testing.T, g *load.Generator) {
	t.Helper()
	r := g.Total()
	t.Logf("%d requests, %d dropped, p99 %s", r.Requests, r.Dropped, r.P99.Round(time.Millisecond))
	if r.Requests == 0 {
		t.Error("no load")
	}
	for reason, n := range g.Reasons() {
		t.Errorf("dropped %d times: %s", n, reason)
	}
}

// captain takes one service through releases, one at a time.
type captain struct {
	*bed.Fleet
	t       *testing.T
	service string
	load    *load.Generator
	random  *rand.Rand

	current string // the version that must serve
	count   int    // of versions so far
}

// maneuver is one thing that is done to a service. It returns what went wrong.
type maneuver struct {
	name string
	run  func(*captain) error
}

// maneuvers returns what can be done to a service. By a rolling deployment, and
// by one of CodeDeploy's, clients meet the new version before anybody else, so
// that a fault must show in its health.
func maneuvers(service string) []maneuver {
	all := []maneuver{
		{"a good version", (*captain).good},
		{"a version that crashes", func(c *captain) error { return c.bad("crash") }},
		{"a version that never is healthy", func(c *captain) error { return c.bad("ill") }},
		{"back in the bake", (*captain).flip},
		{"back after the bake", (*captain).restore},
		{"back at any moment", (*captain).interrupt},
		{"another number of tasks", (*captain).scale},
	}
	if service == "rolling" || service == "shifted" {
		return all
	}
	return append(all, maneuver{"a version that answers 500", func(c *captain) error { return c.bad("sick") }})
}

// sail does everything once, in random order, and begins anew as long as there
// is time. After what it did not expect it does not know what must serve, and stops.
func (c *captain) sail(until time.Time) {
	for round := 0; ; round++ {
		all := maneuvers(c.service)
		c.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, m := range all {
			if round > 0 && time.Now().After(until) {
				return
			}
			if err := c.do(m); err != nil {
				c.t.Errorf("%s, %s: %v", c.service, m.name, err)
				return
			}
		}
	}
}

func (c *captain) do(m maneuver) error {
	start := time.Now()
	err := m.run(c)
	if err == nil {
		err = c.serves()
	}
	dropped := c.load.Between(start, time.Now()).Dropped
	c.t.Logf("%s  %-10s %-32s %5.1f s  %s serves, %d dropped",
		start.Format(time.TimeOnly), c.service, m.name, time.Since(start).Seconds(), c.current, dropped)
	return err
}

// serves holds that every client gets the version that must serve.
func (c *captain) serves() error {
	for range 10 {
		req, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, c.Sandbox.Edge+"/"+c.service+"/1", nil)
		if err != nil {
			return err
		}
		req.Host = host
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if got := resp.Header.Get("X-Version"); got != c.current {
			return fmt.Errorf("%s serves (%s), want %s", got, resp.Status, c.current)
		}
	}
	return nil
}
