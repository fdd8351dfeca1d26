package balancer

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// world is a store with a balancer that runs over it.
type world struct {
	t        testing.TB
	store    *store.Store
	metrics  *metrics.Metrics
	balancer *Balancer
}

const (
	account = "111111111111"
	region  = "us-east-1"
	arn     = "arn:aws:elasticloadbalancing:us-east-1:111111111111:"
)

type attributes = store.Attributes

func storeKey(typ, id string) store.Key {
	return store.Key{Account: account, Region: region, Type: typ, ID: id}
}

// block is a nested block as Terraform keeps it: a list of one map.
func block(a attributes) []any { return []any{map[string]any(a)} }

func newWorld(t testing.TB, options ...Option) *world {
	t.Helper()
	w := &world{t: t, store: openStore(t)}
	c := clock.New(60)
	w.metrics = metrics.New(w.store, c)
	w.balancer = New(w.store, w.metrics, c, options...)
	done := make(chan error, 1)
	go func() { done <- w.balancer.Run(t.Context()) }()
	t.Cleanup(func() {
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return w
}

func openStore(t testing.TB) *store.Store {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// put writes a record and has the balancer take it up.
func (w *world) put(typ, id string, a attributes) {
	w.t.Helper()
	if err := w.store.Put(storeKey(typ, id), a); err != nil {
		w.t.Fatal(err)
	}
	w.balancer.Refresh()
}

// loadBalancer makes a load balancer with one listener on port 443, and returns the listener's ARN.
func (w *world) loadBalancer(name string, defaults ...any) string {
	w.t.Helper()
	lb := arn + "loadbalancer/app/" + name + "/1"
	w.put("aws_lb", lb, attributes{
		"arn": lb, "arn_suffix": "app/" + name + "/1", "name": name, "dns_name": name + "-1.us-east-1.elb.amazonaws.com",
	})
	listener := arn + "listener/app/" + name + "/1/443"
	if len(defaults) == 0 {
		defaults = []any{fixedAction("404", "no rule")}
	}
	w.put("aws_lb_listener", listener, attributes{
		"arn": listener, "load_balancer_arn": lb, "port": 443, "protocol": "HTTPS", "default_action": defaults,
	})
	return listener
}

func fixedAction(status, body string) map[string]any {
	return map[string]any{
		"type":           "fixed-response",
		"fixed_response": block(attributes{"status_code": status, "content_type": "text/plain", "message_body": body}),
	}
}

// targetGroup makes a target group and returns its ARN.
func (w *world) targetGroup(name string, changes ...attributes) string {
	w.t.Helper()
	id := arn + "targetgroup/" + name + "/1"
	a := attributes{
		"arn": id, "name": name, "port": 8080, "protocol": "HTTP", "deregistration_delay": "15",
		"health_check": block(attributes{
			"path": "/healthz", "interval": 5, "timeout": 2, "healthy_threshold": 2, "unhealthy_threshold": 2, "matcher": "200",
		}),
	}
	for _, change := range changes {
		for name, value := range change {
			a[name] = value
		}
	}
	w.put("aws_lb_target_group", id, a)
	return id
}

// rule makes a listener rule for a path that forwards by weight: group, weight, group, weight …
func (w *world) rule(listener string, priority int, path string, shares ...any) {
	w.t.Helper()
	var groups []any
	for i := 0; i < len(shares); i += 2 {
		groups = append(groups, map[string]any{"arn": shares[i], "weight": shares[i+1]})
	}
	id := fmt.Sprintf("%s/rule/%d", listener, priority)
	if err := w.store.Put(store.Key{Account: account, Region: region, Type: "aws_lb_listener_rule", ID: id}, attributes{
		"arn": id, "listener_arn": listener, "priority": priority,
		"action":    block(attributes{"type": "forward", "forward": block(attributes{"target_group": groups})}),
		"condition": block(attributes{"path_pattern": block(attributes{"values": []any{path}})}),
	}); err != nil {
		w.t.Fatal(err)
	}
}

// backend starts a server that is healthy and answers with its name.
func (w *world) backend(name string) *httptest.Server {
	return w.backendFunc(func(rw http.ResponseWriter, r *http.Request) { fmt.Fprint(rw, name) })
}

func (w *world) backendFunc(handle http.HandlerFunc) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/", handle)
	s := httptest.NewServer(mux)
	w.t.Cleanup(s.Close)
	return s
}

func addr(s *httptest.Server) string { return s.Listener.Addr().String() }

// register adds a target and waits until it is healthy.
func (w *world) register(group, id, addr string) {
	w.t.Helper()
	w.balancer.Register(group, Target{ID: id, Addr: addr})
	w.await(group, id, Healthy)
}

// await waits until a target has a state; "" means that it is gone.
func (w *world) await(group, id string, state State) {
	w.t.Helper()
	w.until(fmt.Sprintf("%s is %q", id, state), func() bool { return w.state(group, id) == state })
}

func (w *world) state(group, id string) State {
	for _, h := range w.balancer.Health(group) {
		if h.ID == id {
			return h.State
		}
	}
	return ""
}

// until waits until a condition holds.
func (w *world) until(what string, holds func() bool) {
	w.t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		changed := w.balancer.Changed()
		if holds() {
			return
		}
		select {
		case <-changed:
		case <-time.After(5 * time.Millisecond):
		case <-deadline:
			w.t.Fatalf("it never came about that %s", what)
		}
	}
}

// get sends a request to a listener and returns status and body.
func (w *world) get(listener, path string, headers ...string) (int, string) {
	w.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	out := httptest.NewRecorder()
	w.balancer.serve(out, r, listener)
	return out.Code, strings.TrimSpace(out.Body.String())
}

// front serves a listener on loopback, as clients see it.
func (w *world) front(listener string) string {
	s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.balancer.serve(rw, r, listener) }))
	w.t.Cleanup(s.Close)
	return s.URL
}

func body(t testing.TB, res *http.Response) string {
	t.Helper()
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
