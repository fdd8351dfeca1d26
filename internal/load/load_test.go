package load

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestCountsEveryRequestAndDrop(t *testing.T) {
	var served int
	ctx, cancel := context.WithCancel(t.Context())
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served++
		switch {
		case served%10 == 0:
			w.WriteHeader(http.StatusBadGateway)
		case served == 95:
			cancel()
		}
	}))
	defer srv.Close()
	g := New(1000, []Request{{Method: http.MethodGet, URL: srv.URL + "/orders"}})
	// The handler counts without a lock, so requests must come one at a time.
	g.client.Transport.(*http.Transport).MaxConnsPerHost = 1
	g.Run(ctx)
	got := g.Total()
	if got.Requests != served || got.Dropped != served/10 {
		t.Errorf("%d requests, %d dropped; the server saw %d", got.Requests, got.Dropped, served)
	}
	if len(g.Reasons()) != 1 {
		t.Errorf("reasons: %v", g.Reasons())
	}
}

func TestRefusedConnectionIsADrop(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	srv.Close()
	g := New(1, []Request{{Method: http.MethodGet, URL: srv.URL}})
	g.send(g.Requests[0])
	if got := g.Total(); got.Dropped != 1 {
		t.Errorf("dropped %d, want 1", got.Dropped)
	}
}

func TestBetween(t *testing.T) {
	start := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	g := New(1, nil)
	for i := range 100 {
		g.samples = append(g.samples, sample{start: start.Add(time.Duration(i) * time.Second), took: time.Duration(i+1) * time.Millisecond, dropped: i == 60})
	}
	for _, tt := range []struct {
		name     string
		from, to int
		want     Result
	}{
		{"all", 0, 100, Result{100, 1, 99 * time.Millisecond}},
		{"before the drop", 0, 60, Result{60, 0, 60 * time.Millisecond}},
		{"the drop alone", 60, 61, Result{1, 1, 61 * time.Millisecond}},
		{"nothing", 200, 300, Result{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := g.Between(start.Add(time.Duration(tt.from)*time.Second), start.Add(time.Duration(tt.to)*time.Second))
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
