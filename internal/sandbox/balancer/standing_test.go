package balancer

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// In checks, + is one that passed, - one that failed, and . one that nobody listened to.
func TestStanding(t *testing.T) {
	set := &settings{healthy: 2, unhealthy: 3, patience: 10 * time.Second}
	for _, tc := range []struct {
		from   State
		after  time.Duration // since the registration
		checks string
		want   State
	}{
		{Initial, 0, "", Initial},
		{Initial, 0, "+", Initial},
		{Initial, 0, "++", Healthy},
		{Initial, 0, "+-+", Initial},
		{Initial, 0, "+-++", Healthy},
		{Initial, 0, "-----", Initial},
		{Initial, 59 * time.Second, ".....", Initial},
		{Initial, time.Minute, "...", Unhealthy},
		{Healthy, 0, "...", Unhealthy},
		{Initial, time.Minute, "--", Initial},
		{Initial, time.Minute, "---", Unhealthy},
		{Healthy, 0, "--", Healthy},
		{Healthy, 0, "---", Unhealthy},
		{Healthy, 0, "--+--", Healthy},
		{Unhealthy, 0, "+", Unhealthy},
		{Unhealthy, 0, "++", Healthy},
		{Unhealthy, 0, "+-+", Unhealthy},
	} {
		now := time.Now()
		s := standing{state: tc.from, since: now.Add(-tc.after)}
		for _, c := range tc.checks {
			v := verdict{}
			if c != '+' {
				v.reason, v.deaf = "Target.Timeout", c == '.'
			}
			s = s.after(v, set, now)
		}
		if s.state != tc.want {
			t.Errorf("%s, %s after %s: got %s, want %s", tc.from, tc.checks, tc.after, s.state, tc.want)
		}
	}
}

// Whatever came before, enough equal checks in a row decide.
func TestStandingSettles(t *testing.T) {
	set := &settings{healthy: 3, unhealthy: 2}
	rapid.Check(t, func(t *rapid.T) {
		s := standing{state: Initial}
		bad := verdict{reason: "Target.Timeout"}
		for _, good := range rapid.SliceOf(rapid.Bool()).Draw(t, "checks") {
			if good {
				s = s.after(verdict{}, set, time.Now())
			} else {
				s = s.after(bad, set, time.Now())
			}
		}
		good := s
		for range set.healthy {
			good = good.after(verdict{}, set, time.Now())
		}
		for range set.unhealthy {
			s = s.after(bad, set, time.Now())
		}
		if good.state != Healthy || s.state != Unhealthy {
			t.Fatalf("got %s and %s, want healthy and unhealthy", good.state, s.state)
		}
	})
}

func TestSettings(t *testing.T) {
	view, err := store.Decode[store.TargetGroup](store.Record{Attributes: attributes{
		"deregistration_delay": "15", "load_balancing_algorithm_type": "least_outstanding_requests",
		"health_check": block(attributes{
			"path": "/up", "interval": 30, "timeout": 5, "healthy_threshold": 3, "unhealthy_threshold": 4, "matcher": "200,300-399",
		}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	got := newSettings(view, clock.New(60))
	want := &settings{
		path: "/up", interval: 500 * time.Millisecond, relaxed: time.Second, timeout: time.Second, healthy: 3, unhealthy: 4,
		patience: 3 * time.Second, codes: []codes{{200, 200}, {300, 399}}, drain: 15 * time.Second, leastOutstanding: true,
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(settings{}, codes{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := newSettings(store.TargetGroup{}, clock.New(1000)); got.interval != fastest || got.path != "/" {
		t.Errorf("got interval %s and path %s, want %s and /", got.interval, got.path, fastest)
	}
}

func TestParseCodes(t *testing.T) {
	for matcher, want := range map[string]map[int]bool{
		"200":          {200: true, 201: false},
		"200,202":      {200: true, 201: false, 202: true},
		"200-299":      {199: false, 200: true, 299: true, 300: false},
		"200, 400-404": {403: true, 200: true},
		"":             {200: false},
		"ok":           {200: false},
	} {
		s := &settings{codes: parseCodes(matcher)}
		for status, accepted := range want {
			if got := s.accepts(status); got != accepted {
				t.Errorf("%q, %d: got %v", matcher, status, got)
			}
		}
	}
}
