// Package metrics is the sandbox's CloudWatch: it keeps the figures that the
// load balancer and the tasks give, answers for their statistics, and
// evaluates the alarms that Terraform made, those on bands of anomalies by a
// model of its own: see band.
//
// Figures live in memory only. They are kept in steps that grow with age: 100
// milliseconds for the last 20 seconds, 1 second for 3 minutes, 10 seconds for
// 20 minutes and a minute for 3 hours. A series with something in every step
// takes about 30 kB, and up to five times that if its values are spread wide.
package metrics

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// Series names one metric. Dimensions is what the function Dimensions makes.
type Series struct {
	Account    string
	Region     string
	Namespace  string
	Name       string
	Dimensions string
}

// Dimensions renders dimensions as "Name=value,Name=value", ordered by name.
func Dimensions(d map[string]string) string {
	parts := make([]string, 0, len(d))
	for _, name := range slices.Sorted(maps.Keys(d)) {
		parts = append(parts, name+"="+d[name])
	}
	return strings.Join(parts, ",")
}

// Metrics keeps series and evaluates alarms. It is safe for use by many goroutines.
type Metrics struct {
	store *store.Store
	clock clock.Clock
	// base is the time from which steps are counted. It is a full minute, so
	// that steps of every width begin on the wall clock's own marks.
	base    time.Time
	started time.Time

	mu     sync.RWMutex
	series map[Series]*series
}

// New returns empty metrics. Alarms are evaluated once Run runs.
func New(st *store.Store, c clock.Clock) *Metrics {
	now := time.Now()
	return &Metrics{
		store:   st,
		clock:   c,
		base:    now.Truncate(time.Minute),
		started: now,
		series:  map[Series]*series{},
	}
}

// Add records one value. Values may come a little out of order.
func (m *Metrics) Add(s Series, at time.Time, value float64) {
	for !m.open(s).add(at, value) {
	}
}

// Recorder adds to one series without looking it up each time.
type Recorder struct {
	metrics *Metrics
	key     Series
	series  atomic.Pointer[series]
}

// Recorder returns a recorder for s. The series comes to be with the first value.
func (m *Metrics) Recorder(s Series) *Recorder {
	return &Recorder{metrics: m, key: s}
}

// Add records one value.
func (r *Recorder) Add(at time.Time, value float64) {
	s := r.series.Load()
	for s == nil || !s.add(at, value) {
		s = r.metrics.open(r.key)
		r.series.Store(s)
	}
}

func (m *Metrics) open(key Series) *series {
	m.mu.RLock()
	s := m.series[key]
	m.mu.RUnlock()
	if s != nil {
		return s
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if s = m.series[key]; s == nil {
		s = newSeries(m.base)
		m.series[key] = s
	}
	return s
}

// Series lists the series of a namespace that have had a value in the last 3
// hours, ordered by name and dimensions. An empty argument matches everything.
func (m *Metrics) Series(account, region, namespace string) []Series {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []Series
	for s := range m.series {
		if matches(account, s.Account) && matches(region, s.Region) && matches(namespace, s.Namespace) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Series) int {
		return cmp.Or(
			cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Namespace, b.Namespace),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Dimensions, b.Dimensions),
		)
	})
	return out
}

func matches(filter, value string) bool { return filter == "" || filter == value }

// sweep forgets series that have had no value for as long as any value is kept.
func (m *Metrics) sweep(now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, s := range m.series {
		if s.retire(now.Add(-horizon)) {
			delete(m.series, key)
		}
	}
}
