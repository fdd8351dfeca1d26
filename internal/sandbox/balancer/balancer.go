// Package balancer is the sandbox's way in: a reverse proxy with the semantics
// of an Application Load Balancer, and the edge in front of it (API Gateway
// and CloudFront, each with what guards it).
//
// What it serves is read from the store: load balancers, listeners, rules and
// target groups in Terraform's shape. A change of a record makes a new
// snapshot, which the next request uses; nothing is locked on a request's way.
// Targets are not records: the deployer registers them, and their health is
// found out here.
//
// One promise goes beyond AWS, which answers 502 there: a request that no
// target has seen a byte of, because the connection was refused, is given to
// another target of the group.
package balancer

import (
	"context"
	"io"
	"net/http"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// Balancer serves all load balancers of the sandbox. It is safe for use by many goroutines.
type Balancer struct {
	store   *store.Store
	metrics *metrics.Metrics
	clock   clock.Clock
	objects Objects
	logs    *logs.Logs
	keys    *keyring
	cache   *cache
	rates   *rates
	// unsent are log lines by distribution. It is used only while loading is held.
	unsent   map[string]*pending
	fallback string

	proxy *httputil.ReverseProxy
	now   atomic.Pointer[snapshot]

	// loading guards records, and orders snapshots so that an older one never replaces a newer.
	loading sync.Mutex
	records *records
	wake    chan struct{}

	mu       sync.Mutex
	groups   map[string]*group
	counters map[counterKey]*counters
	buckets  map[limit]*bucket
	changed  chan struct{}

	doors doors
}

// Objects are the contents of S3 buckets, for sites and access logs. A missing object is an
// error that wraps fs.ErrNotExist.
type Objects interface {
	// Open opens an object. The header is what S3 answers with: Content-Type, Etag, Cache-Control and the like.
	Open(bucket, key string) (content io.ReadCloser, header http.Header, err error)
	Write(bucket, key string, content []byte) error
}

// Option changes a Balancer that New makes.
type Option func(*Balancer)

// WithObjects gives sites their contents. Without it there are no sites.
func WithObjects(o Objects) Option { return func(b *Balancer) { b.objects = o } }

// WithLogs says where access logs go. Without it there are none.
func WithLogs(l *logs.Logs) Option { return func(b *Balancer) { b.logs = l } }

// WithDefault names the environment that the edge serves when the request's
// host names none. Without it that is the first API by account and region.
func WithDefault(environment string) Option { return func(b *Balancer) { b.fallback = environment } }

// New returns a Balancer that serves what the store holds now. Run keeps it up to date.
func New(st *store.Store, m *metrics.Metrics, c clock.Clock, options ...Option) *Balancer {
	b := &Balancer{
		store:    st,
		metrics:  m,
		clock:    c,
		records:  newRecords(),
		wake:     make(chan struct{}, 1),
		groups:   map[string]*group{},
		counters: map[counterKey]*counters{},
		buckets:  map[limit]*bucket{},
		cache:    newCache(),
		rates:    newRates(),
		unsent:   map[string]*pending{},
		changed:  make(chan struct{}),
		doors:    doors{open: map[string]*entrance{}},
	}
	for _, option := range options {
		option(b)
	}
	b.proxy = b.newProxy()
	b.keys = newKeyring(b.Address)
	b.Refresh()
	return b
}

// Run follows the store and reports host counts until ctx ends. Then it stops
// all health checks and closes the listeners that Address opened.
func (b *Balancer) Run(ctx context.Context) error {
	b.store.Watch(ctx, b.note, b.records.types()...)
	b.Refresh()
	report := time.NewTicker(b.clock.RealAtLeast(reportEvery, fastest))
	defer report.Stop()
	deliver := time.NewTicker(b.clock.RealAtLeast(deliverEvery, relaxed))
	defer deliver.Stop()
	for {
		select {
		case <-b.wake:
			b.loading.Lock()
			b.assemble()
			b.loading.Unlock()
			// Terraform writes many records at once; they make a few snapshots, not one each.
			if !pause(ctx, settle) {
				continue
			}
		case <-report.C:
			b.reportHosts(time.Now())
		case <-deliver.C:
			b.deliverLogs(time.Now())
		case <-ctx.Done():
			b.close()
			b.deliverLogs(time.Now())
			return nil
		}
	}
}

const (
	// reportEvery is half of CloudWatch's shortest usual period, so that every period has a host count.
	reportEvery = 30 * time.Second
	settle      = 2 * time.Millisecond
)

func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (b *Balancer) close() {
	b.doors.close()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, g := range b.groups {
		g.close()
	}
}

// Register adds a target to a target group, or does nothing if it is there with
// that address. It gets requests once it has passed its health checks. A
// target that is draining begins anew.
func (b *Balancer) Register(targetGroupARN string, t Target) {
	b.group(targetGroupARN).register(t)
}

// Deregister stops new requests to a target at once and lets those in flight
// end, for at most the group's deregistration delay. Then the target is gone
// from Health. Rules that were written before the call are in force when it
// returns, so that moving weights away and then deregistering loses nothing.
func (b *Balancer) Deregister(targetGroupARN, id string) {
	b.reloadRules()
	if g := b.lookup(targetGroupARN); g != nil {
		g.deregister(id)
	}
}

// Health returns a group's targets in the order in which they were registered.
func (b *Balancer) Health(targetGroupARN string) []TargetHealth {
	if g := b.lookup(targetGroupARN); g != nil {
		return g.health()
	}
	return nil
}

// Changed returns a channel that is closed at the next change of any target's
// health, or when a target comes or goes. Get it before looking at Health.
func (b *Balancer) Changed() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.changed
}

func (b *Balancer) notify() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.changed)
	b.changed = make(chan struct{})
}
