// Package meter counts what stands in logs: it holds the metric filters that
// Terraform made against every log event, and gives the metrics that come of it
// to CloudWatch (CloudWatch Logs user guide, "Creating metrics from log events
// using filters").
package meter

import (
	"context"
	"sync"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

const typeFilter = "aws_cloudwatch_log_metric_filter"

// Meter is safe for use by many goroutines.
type Meter struct {
	store   *store.Store
	metrics *metrics.Metrics

	mu      sync.RWMutex
	filters map[logs.Group]map[store.Key]*filter
}

// New returns a meter that counts nothing yet. It gets events by Count.
func New(st *store.Store, m *metrics.Metrics) *Meter {
	return &Meter{store: st, metrics: m, filters: map[logs.Group]map[store.Key]*filter{}}
}

// Run keeps the filters as they are in the store until ctx ends.
func (m *Meter) Run(ctx context.Context) {
	m.store.Watch(ctx, func(c store.Change) { m.take(c.Key) }, typeFilter)
	for _, r := range m.store.List(typeFilter, "", "") {
		m.take(r.Key)
	}
	<-ctx.Done()
}

// take puts the filter at key in, in the place of what it was before. One that
// cannot be read counts nothing: Terraform was told when it was made.
func (m *Meter) take(key store.Key) {
	f, group, err := m.read(key)
	m.mu.Lock()
	defer m.mu.Unlock()
	for g, filters := range m.filters {
		delete(filters, key)
		if len(filters) == 0 {
			delete(m.filters, g)
		}
	}
	if err != nil {
		return
	}
	if m.filters[group] == nil {
		m.filters[group] = map[store.Key]*filter{}
	}
	m.filters[group][key] = f
}

func (m *Meter) read(key store.Key) (*filter, logs.Group, error) {
	r, err := m.store.Get(key)
	if err != nil {
		return nil, logs.Group{}, err
	}
	view, err := store.Decode[view](r)
	if err != nil {
		return nil, logs.Group{}, err
	}
	f, err := newFilter(key, view)
	return f, logs.Group{Account: key.Account, Region: key.Region, Name: view.Group}, err
}

// Count holds events against the filters of their group.
func (m *Meter) Count(g logs.Group, events []logs.Event) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, f := range m.filters[g] {
		f.count(m.metrics, events)
	}
}
