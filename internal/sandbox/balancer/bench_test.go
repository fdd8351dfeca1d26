package balancer

import (
	"io"
	"net/http"
	"testing"
)

// BenchmarkForward measures a request from client to target and back, all three on this machine.
func BenchmarkForward(b *testing.B) {
	w := newWorld(b)
	l := w.loadBalancer("internal")
	group := w.targetGroup("blue")
	for i := range 24 {
		w.rule(l, i+1, "/service"+string(rune('a'+i))+"/*", group, 1)
	}
	w.rule(l, 100, "/orders/*", group, 1)
	answer := []byte(`{"id": 42, "state": "filled"}`)
	w.register(group, "task/1", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) { rw.Write(answer) })))
	w.register(group, "task/2", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) { rw.Write(answer) })))
	url := w.front(l) + "/orders/42"
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 100}}
	b.ReportAllocs()
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			res, err := client.Get(url)
			if err != nil {
				b.Error(err)
				return
			}
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
			if res.StatusCode != http.StatusOK {
				b.Errorf("status %d", res.StatusCode)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

// discard is a client that is not there.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}
func (d discard) Flush()                      {}

// instant is a target that answers at once, without a network.
type instant struct{}

func (instant) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
}

// BenchmarkOwnWork measures what the balancer itself adds to a request.
func BenchmarkOwnWork(b *testing.B) {
	w := newWorld(b)
	l := w.loadBalancer("internal")
	group := w.targetGroup("blue")
	w.rule(l, 1, "/orders/*", group, 1)
	w.register(group, "task", addr(w.backend("a")))
	w.balancer.Refresh()
	w.balancer.proxy.Transport = instant{}
	r, err := http.NewRequest(http.MethodGet, "http://a.example/orders/42", nil)
	if err != nil {
		b.Fatal(err)
	}
	r.RemoteAddr = "127.0.0.1:1234"
	out := discard{header: http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		w.balancer.serve(out, r, l)
	}
}

// BenchmarkAssemble measures a snapshot of a fleet of 25 services in two environments.
func BenchmarkAssemble(b *testing.B) {
	w := newWorld(b)
	for _, env := range []string{"dev", "prod"} {
		l := w.loadBalancer(env)
		for i := range 25 {
			blue, green := w.targetGroup(env+"-b"+string(rune('a'+i))), w.targetGroup(env+"-g"+string(rune('a'+i)))
			w.rule(l, 2*i+1, "/orders/*", blue, 1, green, 0)
			w.rule(l, 2*i+2, "/orders/*", green, 1)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		w.balancer.reloadRules()
	}
}
