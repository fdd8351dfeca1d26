package balancer

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Target is one task behind a target group.
type Target struct {
	ID   string // the task's ARN
	Addr string // host:port
}

// State is where a target stands, in ELB's words.
type State string

// The states of a target (ELBv2 API, TargetHealth).
const (
	Initial   State = "initial"
	Healthy   State = "healthy"
	Unhealthy State = "unhealthy"
	Draining  State = "draining"
)

// TargetHealth tells how a target does. Reason is one of ELB's codes, such as
// Target.FailedHealthChecks; it is empty for a healthy target.
type TargetHealth struct {
	ID          string
	Addr        string
	State       State
	Reason      string
	Description string
	// InFlight is how many requests the target is answering now.
	InFlight int
}

// Failing reports whether a target fails its checks: it is unhealthy, or new and may still be starting.
func (h TargetHealth) Failing() bool { return h.State == Unhealthy || h.Reason == initialChecking }

// target is a registered target. What stands below stop is guarded by the group's mutex.
type target struct {
	Target
	group     *group
	transport *http.Transport
	conns     connections
	inFlight  atomic.Int64
	draining  atomic.Bool
	// suspect is set when a connection was refused, until a check passes again.
	suspect atomic.Bool
	kick    chan struct{}
	stop    context.CancelFunc

	standing
	deadline *time.Timer // of the drain
}

// idleTimeout is shorter than the keep-alive time of common servers (Node.js:
// 5 seconds), which else close a connection while a request is on its way.
const idleTimeout = 4 * time.Second

// dialTimeout is ALB's: 10 seconds to connect. A refused connection fails at once.
const dialTimeout = 10 * time.Second

// responseTimeout is the default idle_timeout of a load balancer.
const responseTimeout = 60 * time.Second

// newTarget gives each target a transport of its own, so that its kept
// connections can be closed when it goes.
func newTarget(g *group, t Target) *target {
	out := &target{
		Target: t,
		group:  g,
		kick:   make(chan struct{}, 1),
		standing: standing{
			state:       Initial,
			reason:      "Elb.RegistrationInProgress",
			description: "Target registration is in progress",
			since:       time.Now(),
		},
	}
	out.transport = &http.Transport{
		DialContext:           out.conns.dial,
		MaxIdleConnsPerHost:   1024,
		IdleConnTimeout:       idleTimeout,
		ResponseHeaderTimeout: responseTimeout,
		DisableCompression:    true,
		WriteBufferSize:       16 << 10,
		ReadBufferSize:        16 << 10,
	}
	return out
}

// acquire takes the target for one request. It fails when the target drains:
// either the drain sees this request, or this request sees the drain.
func (t *target) acquire() bool {
	t.inFlight.Add(1)
	if t.draining.Load() {
		t.release()
		return false
	}
	return true
}

// release ends a request; the last one of a draining target lets it go.
func (t *target) release() {
	if t.inFlight.Add(-1) == 0 && t.draining.Load() {
		t.group.drained(t)
	}
}

// connections are a target's open connections.
type connections struct {
	mu   sync.Mutex
	open map[net.Conn]struct{}
}

var dialer = net.Dialer{Timeout: dialTimeout}

func (c *connections) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := dialer.DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == nil {
		c.open = map[net.Conn]struct{}{}
	}
	c.open[conn] = struct{}{}
	return &connection{Conn: conn, of: c}, nil
}

// cut closes all of them, whatever goes on.
func (c *connections) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		conn.Close()
	}
}

type connection struct {
	net.Conn
	of *connections
}

func (c *connection) Close() error {
	c.of.mu.Lock()
	delete(c.of.open, c.Conn)
	c.of.mu.Unlock()
	return c.Conn.Close()
}
