package metrics

import (
	"math"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

func openStore(t *testing.T, path string) *store.Store {
	t.Helper()
	st, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func newMetrics(t *testing.T) *Metrics {
	t.Helper()
	return New(openStore(t, filepath.Join(t.TempDir(), "store")), clock.New(60))
}

var requests = Series{Account: "111111111111", Region: "us-east-1", Namespace: "AWS/ApplicationELB", Name: "RequestCount"}

func TestStatistic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMetrics(t)
		from := time.Now()
		for i, v := range []float64{4, 1, 3, 2, 10} {
			m.Add(requests, from.Add(time.Duration(i)*100*time.Millisecond), v)
		}
		m.Add(requests, from.Add(2*time.Second), 7)
		time.Sleep(3 * time.Second)

		for statistic, want := range map[string]float64{
			"Sum": 20, "Average": 4, "Minimum": 1, "Maximum": 10, "SampleCount": 5, "p0": 1, "p100": 10,
		} {
			got := m.Statistic(requests, from, from.Add(3*time.Second), time.Second, statistic)
			want := []Point{{from, want}, {from.Add(2 * time.Second), 7}}
			if statistic == "SampleCount" {
				want[1].Value = 1
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", statistic, diff)
			}
		}
		for _, bad := range []string{"", "Median", "p", "p101", "pNaN", "p-1"} {
			if got := m.Statistic(requests, from, from.Add(time.Second), time.Second, bad); got != nil {
				t.Errorf("%q: got %v, want nothing", bad, got)
			}
		}
	})
}

func TestStatisticOfOlderValues(t *testing.T) {
	for _, tc := range []struct {
		age, period time.Duration
	}{
		{10 * time.Second, 100 * time.Millisecond},
		{2 * time.Minute, time.Second},
		{19 * time.Minute, 10 * time.Second},
		{2 * time.Hour, time.Minute},
	} {
		t.Run(tc.age.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := newMetrics(t)
				from := time.Now()
				for range 50 {
					m.Add(requests, from, 2)
				}
				m.Add(requests, from.Add(tc.period), 5)
				time.Sleep(tc.age)
				got := m.Statistic(requests, from, from.Add(2*tc.period), tc.period, "Sum")
				if diff := cmp.Diff([]Point{{from, 100}, {from.Add(tc.period), 5}}, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		})
	}
}

func TestValuesOutOfOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMetrics(t)
		from := time.Now()
		for _, after := range []int{3, 1, 2, 1, 0, 3} {
			m.Add(requests, from.Add(time.Duration(after)*time.Second), 1)
		}
		var got []float64
		for _, p := range m.Statistic(requests, from, from.Add(4*time.Second), time.Second, "Sum") {
			got = append(got, p.Value)
		}
		if diff := cmp.Diff([]float64{1, 2, 1, 2}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// A statistic over all periods is the same as over the values themselves.
func TestStatisticsAgreeWithTheValues(t *testing.T) {
	m := newMetrics(t)
	serial := 0
	rapid.Check(t, func(t *rapid.T) {
		serial++
		s := requests
		s.Dimensions = "TargetGroup=" + string(rune('a'+serial))
		values := rapid.SliceOfN(rapid.Float64Range(0, 1000), 1, 200).Draw(t, "values")
		percent := rapid.IntRange(0, 100).Draw(t, "percent")
		now := time.Now()
		for i, v := range values {
			m.Add(s, now.Add(time.Duration(i)*time.Millisecond), v)
		}
		single := func(statistic string) float64 {
			points := m.Statistic(s, now.Truncate(time.Second), now.Add(time.Minute), time.Hour, statistic)
			if len(points) != 1 {
				t.Fatalf("%s: got %v, want one point", statistic, points)
			}
			return points[0].Value
		}
		near := func(statistic string, want, tolerance float64) {
			if got := single(statistic); math.Abs(got-want) > tolerance*want+1e-9 {
				t.Fatalf("%s: got %v, want %v", statistic, got, want)
			}
		}
		near("Sum", sum(values), 1e-9)
		near("Average", sum(values)/float64(len(values)), 1e-9)
		near("SampleCount", float64(len(values)), 0)
		near("Minimum", slices.Min(values), 0)
		near("Maximum", slices.Max(values), 0)
		sorted := slices.Sorted(slices.Values(values))
		rank := max(int(math.Ceil(float64(percent)/100*float64(len(values)))), 1)
		near("p"+itoa(percent), sorted[rank-1], accuracy+1e-9)
	})
}

func itoa(n int) string { return figure(float64(n)) }

func TestMemoryIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMetrics(t)
		for range 4 * 3600 * 5 {
			time.Sleep(200 * time.Millisecond)
			m.Add(requests, time.Now(), 1)
		}
		slots := 0
		for _, tier := range m.open(requests).tiers {
			slots += cap(tier)
		}
		// A slot takes 40 bytes.
		if limit := 800; slots > limit {
			t.Errorf("a series has room for %d slots, want at most %d", slots, limit)
		}
	})
}

func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMetrics(t)
		r := m.Recorder(requests)
		r.Add(time.Now(), 1)
		time.Sleep(horizon + time.Minute)
		m.sweep(time.Now())
		if got := m.Series("", "", ""); len(got) != 0 {
			t.Errorf("got %v, want no series", got)
		}
		r.Add(time.Now(), 1)
		if diff := cmp.Diff([]Series{requests}, m.Series("111111111111", "us-east-1", "AWS/ApplicationELB")); diff != "" {
			t.Errorf("a recorder must go on after a sweep (-want +got):\n%s", diff)
		}
	})
}

func TestSeries(t *testing.T) {
	m := newMetrics(t)
	other := requests
	other.Namespace = "AWS/ECS"
	m.Add(other, time.Now(), 1)
	m.Add(requests, time.Now(), 1)
	if diff := cmp.Diff([]Series{requests, other}, m.Series("", "", "")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Series{other}, m.Series("", "us-east-1", "AWS/ECS")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := m.Series("222222222222", "", ""); got != nil {
		t.Errorf("got %v for another account", got)
	}
}

func TestDimensions(t *testing.T) {
	got := Dimensions(map[string]string{"TargetGroup": "targetgroup/a/1", "LoadBalancer": "app/b/2"})
	if want := "LoadBalancer=app/b/2,TargetGroup=targetgroup/a/1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkRecorder(b *testing.B) {
	m := New(nil, clock.New(60))
	r := m.Recorder(requests)
	for i := 0; b.Loop(); i++ {
		r.Add(time.Now(), float64(i%100)/1000)
	}
}
