package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// put records a release that starts so many minutes after noon.
func put(t *testing.T, l *Ledger, minute int, r Release) Release {
	t.Helper()
	r.ID, r.Environment = NewID(noon.Add(time.Duration(minute)*time.Minute)), "dev"
	started := r
	started.Verdict, started.RevertedBy = "", ""
	steps := []struct {
		kind  Kind
		facts Release
	}{
		{Started, started},
		{Judged, Release{Verdict: r.Verdict}},
		{Reverted, Release{RevertedBy: r.RevertedBy}},
	}
	for _, s := range steps {
		s.facts.ID, s.facts.Environment, s.facts.Service = r.ID, r.Environment, r.Service
		if err := l.Append(t.Context(), s.kind, s.facts); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestEventsAddUp(t *testing.T) {
	store := newMemory()
	l := New(store)
	id := NewID(noon)
	name := Release{ID: id, Environment: "dev", Service: "orders"}
	started, deployed, judged, measured := name, name, name, name
	started.Version, started.Who, started.Started = "1.4.0", "ana", noon
	deployed.Revision, deployed.Deployment = "arn:revision/7", "arn:deployment/1"
	judged.Verdict, judged.LiveSeconds, judged.Ended = Live, 2.5, noon.Add(time.Minute)
	judged.Stages = []Stage{{Name: "SCALE_UP", Started: noon, Seconds: 1.5}}
	measured.Dropped = new(int)
	for _, e := range []struct {
		kind  Kind
		facts Release
	}{{Started, started}, {Deployed, deployed}, {Judged, judged}, {Measured, measured}} {
		if err := l.Append(t.Context(), e.kind, e.facts); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Last(t.Context(), "dev", "orders")
	if err != nil {
		t.Fatal(err)
	}
	want := Release{
		ID: id, Service: "orders", Environment: "dev", Version: "1.4.0", Revision: "arn:revision/7",
		Deployment: "arn:deployment/1", Who: "ana", Started: noon, Ended: noon.Add(time.Minute),
		Stages: judged.Stages, Verdict: Live, LiveSeconds: 2.5, Dropped: new(int),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Last (-want +got):\n%s", diff)
	}
	keys, err := store.List(t.Context(), "ledger/dev/orders/", "", 100)
	if err != nil || len(keys) != 4 {
		t.Errorf("keys %v, error %v; want one object an event", keys, err)
	}
}

func TestLastGood(t *testing.T) {
	l := New(newMemory())
	v1 := put(t, l, 1, Release{Service: "orders", Version: "1", Revision: "r1", Verdict: Live})
	v2 := put(t, l, 2, Release{Service: "orders", Version: "2", Revision: "r2", Verdict: Live})
	put(t, l, 3, Release{Service: "orders", Version: "3", Revision: "r3", Verdict: Live, RevertedBy: "ana"})
	put(t, l, 4, Release{Service: "orders", Version: "4", Revision: "r4", Verdict: RolledBack})
	put(t, l, 5, Release{Service: "orders", Version: "5", Revision: "r5", Verdict: Baking})
	put(t, l, 6, Release{Service: "orders", Version: "6", Revision: "r6"})
	tests := []struct {
		name    string
		current Release
		want    Release
	}{
		{"newest", Release{}, v2},
		{"other than what runs", Release{Revision: "r2"}, v1},
		{"while a bad one runs", Release{Revision: "r3"}, v2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := l.LastGood(t.Context(), "dev", "orders", tt.current)
			if err != nil || got.ID != tt.want.ID {
				t.Errorf("got %s (version %s), error %v; want version %s", got.ID, got.Version, err, tt.want.Version)
			}
		})
	}
	if _, err := l.LastGood(t.Context(), "dev", "accounts", Release{}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a service with no release: error %v, want ErrNotFound", err)
	}
}

func TestAll(t *testing.T) {
	l := New(newMemory())
	for i := range 5 {
		put(t, l, i, Release{Service: "orders", Version: fmt.Sprint(i)})
	}
	put(t, l, 2, Release{Service: "orders-feed", Version: "f"})
	put(t, l, 9, Release{Service: "accounts", Version: "a"})
	all, err := l.All(t.Context(), "dev", 2)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range all {
		got = append(got, r.Service+" "+r.Version)
	}
	want := []string{"accounts a", "orders 4", "orders 3", "orders-feed f"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("All (-want +got):\n%s", diff)
	}
}

func TestReadingTheLatestIsCheap(t *testing.T) {
	store := newMemory()
	l := New(store)
	for i := range 120 {
		put(t, l, i, Release{Service: "orders", Version: fmt.Sprint(i), Verdict: Live})
	}
	ops := 0
	store.before = func(context.Context, string) error { ops++; return nil }
	r, err := l.Last(t.Context(), "dev", "orders")
	if err != nil || r.Version != "119" {
		t.Fatalf("version %q, error %v", r.Version, err)
	}
	if ops != 4 { // one listing and three events
		t.Errorf("%d operations for the last of 120 releases, want 4", ops)
	}
}

func TestHistoryAcrossPages(t *testing.T) {
	l := New(newMemory())
	want := []string{}
	for i := range pageSize {
		put(t, l, i, Release{Service: "orders", Version: fmt.Sprint(i)})
		want = append(want, fmt.Sprint(i))
	}
	slices.Reverse(want)
	releases, err := l.History(t.Context(), "dev", "orders", pageSize+1)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range releases {
		got = append(got, r.Version)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

func TestCorruptEventIsNamed(t *testing.T) {
	store := newMemory()
	l := New(store)
	r := put(t, l, 1, Release{Service: "orders"})
	key := "ledger/dev/orders/" + newestFirst(r.ID) + "/0002-judged.json"
	if err := store.Put(t.Context(), key, []byte("{"), false); err != nil {
		t.Fatal(err)
	}
	_, err := l.Last(t.Context(), "dev", "orders")
	if want := "read " + key + ": unexpected end of JSON input"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestIDsSortByTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := noon.Add(time.Duration(rapid.Int64Range(0, 1e12).Draw(t, "a")) * time.Millisecond)
		b := a.Add(time.Duration(rapid.Int64Range(1, 1e12).Draw(t, "step")) * time.Millisecond)
		first, second := NewID(a), NewID(b)
		if first >= second {
			t.Fatalf("%s does not sort before %s", first, second)
		}
		if newestFirst(first) <= newestFirst(second) {
			t.Fatalf("key %s does not sort after %s", newestFirst(first), newestFirst(second))
		}
		if newestFirst(newestFirst(first)) != first {
			t.Fatalf("%s does not come back", first)
		}
	})
}
