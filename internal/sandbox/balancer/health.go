package balancer

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// settings are a target group's settings in real time.
type settings struct {
	path             string
	interval         time.Duration // between checks of a target in doubt
	relaxed          time.Duration // between checks of a healthy one
	timeout          time.Duration
	healthy          int
	unhealthy        int
	patience         time.Duration // before a new target that answers badly counts as unhealthy
	codes            []codes
	drain            time.Duration
	leastOutstanding bool
}

const (
	// fastest is the shortest interval of health checks, whatever the time scale.
	fastest = 100 * time.Millisecond
	// relaxed is the shortest interval for a target that is healthy: a refused
	// connection tells of a crash sooner, and a fleet of checks every 100 ms
	// would take the machine from the services.
	relaxed = time.Second
	// warmUp is for how long a process that listens may answer badly at first.
	warmUp = 3 * time.Second
	// startTime is what a process may take to begin to listen. That is real work,
	// which the time scale must not shorten: on AWS it takes no alarm along that
	// asks for a whole unhealthy minute, so here it must not either.
	startTime = time.Minute
)

func newSettings(view store.TargetGroup, c clock.Clock) *settings {
	// The defaults are those of CreateTargetGroup.
	s := &settings{path: "/", healthy: 5, unhealthy: 2, codes: parseCodes("200")}
	interval, timeout := 30*time.Second, 5*time.Second
	if len(view.HealthCheck) > 0 {
		h := view.HealthCheck[0]
		s.path = orDefault(h.Path, s.path)
		s.healthy = orDefault(h.Healthy, s.healthy)
		s.unhealthy = orDefault(h.Unhealthy, s.unhealthy)
		interval = orDefault(time.Duration(h.Interval)*time.Second, interval)
		timeout = orDefault(time.Duration(h.Timeout)*time.Second, timeout)
		if h.Matcher != "" {
			s.codes = parseCodes(h.Matcher)
		}
	}
	s.interval = c.RealAtLeast(interval, fastest)
	s.relaxed = c.RealAtLeast(interval, relaxed)
	s.timeout = c.RealAtLeast(timeout, relaxed)
	s.patience = min(time.Duration(s.unhealthy)*interval, warmUp)
	s.drain = time.Duration(float64(view.DrainDelay) * float64(time.Second))
	s.leastOutstanding = view.Algorithm == "least_outstanding_requests"
	return s
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// codes is a range of status codes.
type codes struct{ from, to int }

// parseCodes reads a matcher: "200", "200,202" or "200-299". What is no number matches nothing.
func parseCodes(matcher string) []codes {
	var out []codes
	for part := range strings.SplitSeq(matcher, ",") {
		low, high, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			high = low
		}
		from, err1 := strconv.Atoi(low)
		to, err2 := strconv.Atoi(high)
		if err1 == nil && err2 == nil {
			out = append(out, codes{from, to})
		}
	}
	return out
}

func (s *settings) accepts(status int) bool {
	for _, c := range s.codes {
		if status >= c.from && status <= c.to {
			return true
		}
	}
	return false
}

// verdict is the outcome of one check; an empty reason means that it passed.
type verdict struct {
	reason, description string
	deaf                bool // nothing listens there
}

// checker opens a connection for each check, as a new client would.
var checker = &http.Client{
	Transport: &http.Transport{DisableKeepAlives: true, DialContext: dialer.DialContext},
	CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	},
}

func (s *settings) check(ctx context.Context, addr string) verdict {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+s.path, nil)
	if err != nil {
		return verdict{reason: "Target.FailedHealthChecks", description: err.Error()}
	}
	r.Header.Set("User-Agent", "ELB-HealthChecker/2.0")
	res, err := checker.Do(r)
	if err != nil {
		if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
			return verdict{reason: "Target.Timeout", description: "Request timed out"}
		}
		return verdict{reason: "Target.FailedHealthChecks", description: "Health checks failed", deaf: errors.Is(err, syscall.ECONNREFUSED)}
	}
	res.Body.Close()
	if !s.accepts(res.StatusCode) {
		return verdict{reason: "Target.ResponseCodeMismatch", description: fmt.Sprintf("Health checks failed with these codes: [%d]", res.StatusCode)}
	}
	return verdict{}
}

// watch checks a target until ctx ends, the first time at once.
func (g *group) watch(ctx context.Context, t *target) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		case <-t.kick:
		}
		s := g.settings.Load()
		v := s.check(ctx, t.Addr)
		if ctx.Err() != nil {
			return
		}
		timer.Reset(g.observe(t, v))
	}
}

// observe takes up a check's outcome and returns how long to wait for the next.
func (g *group) observe(t *target, v verdict) time.Duration {
	g.mu.Lock()
	s := g.settings.Load()
	before := t.standing
	if !t.draining.Load() {
		t.standing = before.after(v, s, time.Now())
	}
	changed := t.state != before.state || t.reason != before.reason
	if changed {
		g.refresh()
	}
	wait := s.interval
	if t.state == Healthy && t.failed == 0 {
		wait = s.relaxed
	}
	g.mu.Unlock()
	if v.reason == "" {
		t.suspect.Store(false)
	}
	if changed {
		g.balancer.notify()
	}
	return wait
}

// refused takes up that a target refused a request's connection: as a check
// that failed, and as a reason to check now.
func (g *group) refused(t *target) {
	if !t.suspect.Swap(true) {
		select {
		case t.kick <- struct{}{}:
		default:
		}
	}
	g.observe(t, verdict{reason: "Target.FailedHealthChecks", description: "Health checks failed", deaf: true})
}
