package balancer

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// group is a target group: its settings, from the store, and its targets.
type group struct {
	balancer *Balancer
	arn      string
	settings atomic.Pointer[settings]
	// usable are the targets that may get requests now.
	usable atomic.Pointer[[]*target]
	turn   atomic.Uint32
	// recorded is set once a record of the group was seen; Balancer.loading guards it.
	recorded bool

	mu      sync.Mutex
	closed  bool
	targets []*target
}

// lookup returns a group that has a record or targets, or nil.
func (b *Balancer) lookup(arn string) *group {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.groups[arn]
}

// group returns the group of an ARN, making it if need be.
func (b *Balancer) group(arn string) *group {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.groups[arn]
	if g == nil {
		g = &group{balancer: b, arn: arn}
		g.usable.Store(&[]*target{})
		g.settings.Store(b.readSettings(arn))
		b.groups[arn] = g
	}
	return g
}

// readSettings looks the record up by its ARN, for groups that no snapshot knows yet.
func (b *Balancer) readSettings(arn string) *settings {
	var view store.TargetGroup
	if part := strings.SplitN(arn, ":", 6); len(part) == 6 {
		key := store.Key{Region: part[3], Account: part[4], Type: typeGroup, ID: arn}
		if r, err := b.store.Get(key); err == nil {
			if v, err := store.Decode[store.TargetGroup](r); err == nil {
				view = v
			}
		}
	}
	return newSettings(view, b.clock)
}

func (g *group) register(t Target) {
	g.mu.Lock()
	defer g.balancer.notify()
	defer g.mu.Unlock()
	at := slices.IndexFunc(g.targets, func(x *target) bool { return x.ID == t.ID })
	if at >= 0 {
		old := g.targets[at]
		if old.Addr == t.Addr && old.state != Draining {
			return
		}
		// The old one ends its requests unseen.
		g.targets = slices.Delete(g.targets, at, at+1)
		g.drain(old)
	}
	fresh := newTarget(g, t)
	ctx, cancel := context.WithCancel(context.Background())
	fresh.stop = cancel
	g.targets = append(g.targets, fresh)
	if g.closed {
		cancel()
		return
	}
	go g.watch(ctx, fresh)
}

func (g *group) deregister(id string) {
	g.mu.Lock()
	at := slices.IndexFunc(g.targets, func(x *target) bool { return x.ID == id })
	if at < 0 || g.targets[at].state == Draining {
		g.mu.Unlock()
		return
	}
	t := g.targets[at]
	g.drain(t)
	g.mu.Unlock()
	g.balancer.notify()
	if t.inFlight.Load() == 0 {
		g.drained(t)
	}
}

// drain stops new requests to a target. The caller holds the mutex.
func (g *group) drain(t *target) {
	if t.draining.Swap(true) {
		return
	}
	t.state = Draining
	t.reason, t.description = "Target.DeregistrationInProgress", "Target deregistration is in progress"
	t.stop()
	g.refresh()
	t.transport.CloseIdleConnections()
	t.deadline = time.AfterFunc(g.settings.Load().drain, func() {
		g.drained(t)
		t.conns.cut()
	})
}

// drained forgets a target.
func (g *group) drained(t *target) {
	g.mu.Lock()
	t.deadline.Stop()
	at := slices.Index(g.targets, t)
	if at >= 0 {
		g.targets = slices.Delete(g.targets, at, at+1)
	}
	g.mu.Unlock()
	t.transport.CloseIdleConnections()
	if at >= 0 {
		g.balancer.notify()
	}
}

// refresh works out which targets may get requests. Unhealthy ones do if there
// is no healthy one: ALB fails open. A new one never does before it has passed
// its checks. The caller holds the mutex.
func (g *group) refresh() {
	for _, state := range [...]State{Healthy, Unhealthy} {
		var usable []*target
		for _, t := range g.targets {
			if t.state == state {
				usable = append(usable, t)
			}
		}
		if len(usable) > 0 || state == Unhealthy {
			g.usable.Store(&usable)
			return
		}
	}
}

// pick takes a target for one request, or returns nil if there is none left
// besides those tried.
func (g *group) pick(tried []*target) *target {
	targets := *g.usable.Load()
	if len(targets) == 0 {
		return nil
	}
	first := int(g.turn.Add(1) % uint32(len(targets)))
	if g.settings.Load().leastOutstanding {
		first = idlest(targets, first)
	}
	for _, suspects := range [...]bool{false, true} {
		for i := range targets {
			t := targets[(first+i)%len(targets)]
			if t.suspect.Load() == suspects && !slices.Contains(tried, t) && t.acquire() {
				return t
			}
		}
	}
	return nil
}

// idlest returns the index of the target with the fewest requests in flight,
// beginning to look at first so that equals take turns.
func idlest(targets []*target, first int) int {
	best := first
	for i := range targets {
		at := (first + i) % len(targets)
		if targets[at].inFlight.Load() < targets[best].inFlight.Load() {
			best = at
		}
	}
	return best
}

func (g *group) health() []TargetHealth {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := make([]TargetHealth, len(g.targets))
	for i, t := range g.targets {
		out[i] = TargetHealth{
			ID: t.ID, Addr: t.Addr, State: t.state, Reason: t.reason, Description: t.description,
			InFlight: int(t.inFlight.Load()),
		}
	}
	return out
}

// close stops all checks; nothing is drained.
func (g *group) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	for _, t := range g.targets {
		t.stop()
		t.transport.CloseIdleConnections()
	}
}
