package meter

import (
	"path/filepath"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

var orders = logs.Group{Account: "111111111111", Region: "us-east-1", Name: "/cambio/dev/orders"}

func attributes(pattern string, transformation map[string]any) store.Attributes {
	t := map[string]any{"namespace": "cambio/dev", "name": "n", "value": "1"}
	for k, v := range transformation {
		t[k] = v
	}
	return store.Attributes{"log_group_name": orders.Name, "pattern": pattern, "metric_transformation": []any{t}}
}

func TestCount(t *testing.T) {
	lines := []string{`{"level":"error","ms":40,"path":"/a"}`, `{"level":"info","ms":10,"path":"/b"}`, "panic: no JSON"}
	for name, test := range map[string]struct {
		filter     store.Attributes
		dimensions string
		want       float64
		none       bool
	}{
		"lines that match":         {filter: attributes(`%level.{1,4}error|^panic%`, nil), want: 2},
		"everything":               {filter: attributes("", nil), want: 3},
		"a field's value":          {filter: attributes("{ $.ms > 0 }", map[string]any{"value": "$.ms"}), want: 50},
		"a field that is no value": {filter: attributes("{ $.ms > 0 }", map[string]any{"value": "$.path"}), none: true},
		"by a field":               {filter: attributes("", map[string]any{"dimensions": map[string]any{"Path": "$.path"}}), dimensions: "Path=/b", want: 1},
		"nothing":                  {filter: attributes("fatal", nil), none: true},
		"a default for nothing":    {filter: attributes("fatal", map[string]any{"default_value": "0"}), want: 0},
		"a pattern that is broken": {filter: attributes("{ $.x", nil), none: true},
	} {
		t.Run(name, func(t *testing.T) {
			st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			figures := metrics.New(st, clock.New(1))
			m := New(st, figures)
			key := store.Key{Account: orders.Account, Region: orders.Region, Type: typeFilter, ID: orders.Name + ":f"}
			if err := st.Create(key, test.filter); err != nil {
				t.Fatal(err)
			}
			m.take(key)
			now := time.Now()
			var events []logs.Event
			for _, line := range lines {
				events = append(events, logs.Event{Time: now, Message: line})
			}
			m.Count(orders, events)
			m.Count(logs.Group{Account: orders.Account, Region: orders.Region, Name: "/other"}, events)
			series := metrics.Series{Account: orders.Account, Region: orders.Region, Namespace: "cambio/dev", Name: "n", Dimensions: test.dimensions}
			points := figures.Statistic(series, now.Add(-time.Minute), now.Add(time.Minute), 2*time.Minute, "Sum")
			switch {
			case test.none && len(points) > 0:
				t.Errorf("counted %v", points)
			case !test.none && (len(points) != 1 || points[0].Value != test.want):
				t.Errorf("got %v, want %g", points, test.want)
			}
		})
	}
}

// TestFiltersComeAndGo holds the meter to the store while it runs.
func TestFiltersComeAndGo(t *testing.T) {
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	key := store.Key{Account: orders.Account, Region: orders.Region, Type: typeFilter, ID: orders.Name + ":f"}
	if err := st.Create(key, attributes("ERROR", nil)); err != nil {
		t.Fatal(err)
	}
	m := New(st, metrics.New(st, clock.New(1)))
	count := func() int {
		m.mu.RLock()
		defer m.mu.RUnlock()
		return len(m.filters[orders])
	}
	m.take(key)
	if count() != 1 {
		t.Error("the filter is not taken")
	}
	m.take(key)
	if count() != 1 {
		t.Error("the filter is taken twice")
	}
	if err := st.Delete(key); err != nil {
		t.Fatal(err)
	}
	m.take(key)
	if count() != 0 {
		t.Error("the filter is still there")
	}
}
