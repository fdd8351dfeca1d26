package balancer

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

func TestRegisterIsIdempotent(t *testing.T) {
	w := newWorld(t)
	_, group := single(w)
	s := w.backend("a")
	w.register(group, "task", addr(s))
	w.balancer.Register(group, Target{ID: "task", Addr: addr(s)})
	want := []TargetHealth{{ID: "task", Addr: addr(s), State: Healthy}}
	if diff := cmp.Diff(want, w.balancer.Health(group)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	w.balancer.Deregister(group, "task")
	w.balancer.Deregister(group, "task")
	w.balancer.Deregister(group, "never registered")
	w.balancer.Deregister("no such group", "task")
	if got := w.balancer.Health(group); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestRegisterWithAnotherAddress(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.register(group, "task", addr(w.backend("old")))
	w.register(group, "task", addr(w.backend("new")))
	if got := w.balancer.Health(group); len(got) != 1 {
		t.Errorf("got %v, want one target", got)
	}
	if _, got := w.get(l, "/"); got != "new" {
		t.Errorf("got the answer of %q", got)
	}
}

func TestRegisterBeforeTheBalancerKnowsTheGroup(t *testing.T) {
	w := newWorld(t)
	w.balancer.Register(arn+"targetgroup/unknown/1", Target{ID: "task", Addr: refusing(t)})
	w.balancer.Refresh()
	if got := w.balancer.Health(arn + "targetgroup/unknown/1"); len(got) != 1 || got[0].State != Initial {
		t.Errorf("got %v, want one initial target", got)
	}
}

// slowly starts requests to /slow on a backend that holds them until release is closed.
func slowly(w *world, listener, group string, n int) (release chan struct{}, answers *sync.WaitGroup, failed *atomic.Int32) {
	w.t.Helper()
	release = make(chan struct{})
	began := make(chan struct{}, n)
	w.register(group, "old", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		began <- struct{}{}
		<-release
		fmt.Fprint(rw, "old")
	})))
	answers, failed = new(sync.WaitGroup), new(atomic.Int32)
	for range n {
		answers.Go(func() {
			if status, got := w.get(listener, "/slow"); status != http.StatusOK || got != "old" {
				failed.Add(1)
			}
		})
	}
	for range n {
		<-began
	}
	return release, answers, failed
}

func TestDrain(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	release, answers, failed := slowly(w, l, group, 5)
	w.register(group, "new", addr(w.backend("new")))
	w.balancer.Deregister(group, "old")
	for _, h := range w.balancer.Health(group) {
		if h.ID == "old" && (h.State != Draining || h.InFlight != 5 || h.Reason != "Target.DeregistrationInProgress") {
			t.Errorf("got %+v, want a draining target with 5 requests in flight", h)
		}
	}
	for range 10 {
		if _, got := w.get(l, "/"); got != "new" {
			t.Errorf("%q got a request while it drains", got)
		}
	}
	close(release)
	answers.Wait()
	w.await(group, "old", "")
	if n := failed.Load(); n > 0 {
		t.Errorf("%d requests in flight were lost", n)
	}
}

func TestDrainEndsWithTheDelay(t *testing.T) {
	w := newWorld(t)
	l, group := single(w, attributes{"deregistration_delay": "0"})
	release, answers, failed := slowly(w, l, group, 3)
	defer close(release)
	w.balancer.Deregister(group, "old")
	w.await(group, "old", "")
	answers.Wait()
	if n := failed.Load(); n != 3 {
		t.Errorf("%d of 3 requests were cut off at the end of the delay", n)
	}
}

func TestRegisterWhileDraining(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	release, answers, failed := slowly(w, l, group, 1)
	w.balancer.Deregister(group, "old")
	w.balancer.Register(group, Target{ID: "old", Addr: addr(w.backend("again"))})
	if got := w.state(group, "old"); got == Draining {
		t.Error("a target that is registered again still drains")
	}
	w.await(group, "old", Healthy)
	close(release)
	answers.Wait()
	if n := failed.Load(); n > 0 {
		t.Errorf("%d requests in flight were lost", n)
	}
	if _, got := w.get(l, "/"); got != "again" {
		t.Errorf("got the answer of %q", got)
	}
}

func TestDrainClosesKeptConnections(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(s.Close)
	var open atomic.Int32
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew:
			open.Add(1)
		case http.StateClosed:
			open.Add(-1)
		}
	}
	s.Start()
	w.register(group, "task", addr(s))
	w.get(l, "/")
	w.balancer.Deregister(group, "task")
	w.until("all connections are closed", func() bool { return open.Load() == 0 })
}

func TestGroupGoesWithItsRecord(t *testing.T) {
	w := newWorld(t)
	group := w.targetGroup("lonely")
	if err := w.store.Delete(store.Key{Account: account, Region: region, Type: typeGroup, ID: group}); err != nil {
		t.Fatal(err)
	}
	w.until("the group is forgotten", func() bool { return w.balancer.lookup(group) == nil })
}

// load sends requests from several clients until stop is closed, and counts
// what is not a 200. While the caller holds pause, no request is on its way.
func load(t *testing.T, url string, stop chan struct{}, pause *sync.RWMutex) (wait func() (sent, lost int64)) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 100}}
	t.Cleanup(client.CloseIdleConnections)
	var sent, lost atomic.Int64
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				sent.Add(1)
				pause.RLock()
				if err := answered(client, url); err != nil {
					lost.Add(1)
					t.Log(err)
				}
				pause.RUnlock()
			}
		})
	}
	return func() (int64, int64) {
		clients.Wait()
		return sent.Load(), lost.Load()
	}
}

func answered(client *http.Client, url string) error {
	res, err := client.Get(url)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		return fmt.Errorf("%d: %s: %w", res.StatusCode, got, err)
	}
	return nil
}

// Releases by blue/green under load: new tasks come, all traffic moves, old tasks drain and stop.
func TestFlipsLoseNothing(t *testing.T) {
	w := newWorld(t)
	l := w.loadBalancer("internal")
	groups := []string{w.targetGroup("blue"), w.targetGroup("green")}
	running := map[string]func(){}
	deploy := func(group string, release int) {
		for n := range 2 {
			id := fmt.Sprintf("task/%d/%d", release, n)
			s := w.backendFunc(func(http.ResponseWriter, *http.Request) {})
			w.register(group, id, addr(s))
			running[id] = func() {
				w.balancer.Deregister(group, id)
				w.await(group, id, "")
				s.CloseClientConnections()
				s.Close()
			}
		}
	}
	deploy(groups[0], 0)
	w.rule(l, 1, "/*", groups[0], 100, groups[1], 0)
	w.balancer.Refresh()
	stop := make(chan struct{})
	wait := load(t, w.front(l), stop, new(sync.RWMutex))
	for release := 1; release <= 6; release++ {
		to, from := groups[release%2], groups[(release+1)%2]
		old := running
		running = map[string]func(){}
		deploy(to, release)
		w.rule(l, 1, "/*", to, 10, from, 90)
		w.rule(l, 1, "/*", to, 100, from, 0)
		for _, end := range old {
			end()
		}
	}
	close(stop)
	if sent, lost := wait(); lost > 0 {
		t.Errorf("%d of %d requests were lost", lost, sent)
	}
}

// A task that dies between two requests takes none with it, whatever the
// balancer still believes about it.
func TestCrashesBetweenRequestsLoseNothing(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.register(group, "steady", addr(w.backend("steady")))
	stop := make(chan struct{})
	var between sync.RWMutex
	wait := load(t, w.front(l), stop, &between)
	for i := range 4 {
		id := fmt.Sprintf("task/%d", i)
		s := w.backend(id)
		w.register(group, id, addr(s))
		between.Lock()
		s.Close()
		between.Unlock()
		w.await(group, id, Unhealthy)
		w.balancer.Deregister(group, id)
	}
	close(stop)
	if sent, lost := wait(); lost > 0 {
		t.Errorf("%d of %d requests were lost", lost, sent)
	}
}
