package balancer

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// single is a listener with one rule for everything and one group.
func single(w *world, changes ...attributes) (listener, group string) {
	listener = w.loadBalancer("internal")
	group = w.targetGroup("blue", changes...)
	w.rule(listener, 1, "/*", group, 1)
	w.balancer.Refresh()
	return listener, group
}

// refusing returns an address on which nobody listens.
func refusing(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	return l.Addr().String()
}

func TestForwardedRequest(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	got := make(chan *http.Request, 1)
	s := w.backendFunc(func(_ http.ResponseWriter, r *http.Request) { got <- r })
	w.register(group, "task/1", addr(s))
	status, _ := w.get(l, "/a%2Fb?q=1&bad;=2",
		"X-Forwarded-For", "10.0.0.1", "X-Forwarded-Proto", "http", "X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678", "X-Own", "kept", "Forwarded", "for=10.0.0.1")
	if status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	r := <-got
	if r.Host != "example.com" || r.RequestURI != "/a%2Fb?q=1&bad;=2" {
		t.Errorf("host %s, path %s", r.Host, r.RequestURI)
	}
	want := map[string]string{
		"X-Forwarded-For": "10.0.0.1, 192.0.2.1", "X-Forwarded-Proto": "https", "X-Forwarded-Port": "443", "X-Forwarded-Host": "", "X-Own": "kept",
		"Forwarded": "for=10.0.0.1",
	}
	for name, value := range want {
		if diff := cmp.Diff(value, r.Header.Get(name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	trace := r.Header.Get("X-Amzn-Trace-Id")
	if !regexp.MustCompile(`^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678$`).MatchString(trace) {
		t.Errorf("trace %q", trace)
	}
}

func TestNewTrace(t *testing.T) {
	got := trace("", time.Unix(0x5759e988, 0))
	if !regexp.MustCompile(`^Root=1-5759e988-[0-9a-f]{24}$`).MatchString(got) {
		t.Errorf("got %q", got)
	}
}

func TestRoundRobin(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	for _, name := range []string{"a", "b", "c"} {
		w.register(group, name, addr(w.backend(name)))
	}
	counts := map[string]int{}
	for range 30 {
		_, name := w.get(l, "/")
		counts[name]++
	}
	if diff := cmp.Diff(map[string]int{"a": 10, "b": 10, "c": 10}, counts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLeastOutstanding(t *testing.T) {
	w := newWorld(t)
	l, group := single(w, attributes{"load_balancing_algorithm_type": "least_outstanding_requests"})
	release := make(chan struct{})
	busy := make(chan string, 10)
	for _, name := range []string{"a", "b"} {
		w.register(group, name, addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/slow" {
				busy <- name
				<-release
			}
			fmt.Fprint(rw, name)
		})))
	}
	go w.get(l, "/slow")
	slow := <-busy
	for range 10 {
		if _, got := w.get(l, "/"); got == slow {
			t.Errorf("%s got a request although it has one and the other has none", got)
		}
	}
	close(release)
}

func TestNoUsableTarget(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	status, page := w.get(l, "/")
	if status != http.StatusServiceUnavailable || !strings.Contains(page, "503 Service Temporarily Unavailable") {
		t.Errorf("got %d: %s", status, page)
	}
	// A new target must not be used before its checks have passed.
	hold := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-hold }))
	t.Cleanup(s.Close)
	w.balancer.Register(group, Target{ID: "task/1", Addr: addr(s)})
	if status, _ := w.get(l, "/"); status != http.StatusServiceUnavailable {
		t.Errorf("got %d from a target whose checks have not passed", status)
	}
	close(hold)
	w.await(group, "task/1", Healthy)
}

func TestFailOpen(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			rw.WriteHeader(http.StatusInternalServerError)
		}
	}))
	t.Cleanup(s.Close)
	w.balancer.Register(group, Target{ID: "bad", Addr: addr(s)})
	w.await(group, "bad", Unhealthy)
	h := w.balancer.Health(group)[0]
	if h.Reason != "Target.ResponseCodeMismatch" || !strings.Contains(h.Description, "[500]") {
		t.Errorf("reason %s: %s", h.Reason, h.Description)
	}
	if status, _ := w.get(l, "/"); status != http.StatusOK {
		t.Errorf("got %d: with no healthy target, unhealthy ones must get requests", status)
	}
	w.register(group, "good", addr(w.backend("good")))
	for range 5 {
		if _, got := w.get(l, "/"); got != "good" {
			t.Errorf("got %q from the unhealthy target beside a healthy one", got)
		}
	}
}

// crash registers a target that passes its checks and then refuses connections.
func (w *world) crash(group, id string) {
	w.t.Helper()
	s := w.backend(id)
	w.register(group, id, addr(s))
	s.Close()
}

func TestRefusedConnectionGoesToAnotherTarget(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	url := w.front(l)
	w.register(group, "good", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(rw, r.Body); err != nil {
			t.Error(err)
		}
	})))
	w.crash(group, "crashed")
	for i := range 20 {
		want := fmt.Sprintf("order %d", i)
		res, err := http.Post(url, "text/plain", strings.NewReader(want))
		if err != nil {
			t.Fatal(err)
		}
		if got := body(t, res); res.StatusCode != http.StatusOK || got != want {
			t.Errorf("request %d: got %d %q", i, res.StatusCode, got)
		}
	}
	w.await(group, "crashed", Unhealthy)
}

func TestAllTargetsRefuse(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.crash(group, "a")
	w.crash(group, "b")
	if status, _ := w.get(l, "/"); status != http.StatusBadGateway {
		t.Errorf("got %d, want 502", status)
	}
}

func TestTargetComesBack(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.crash(group, "task")
	where := w.balancer.Health(group)[0].Addr
	w.get(l, "/")
	w.await(group, "task", Unhealthy)
	back, err := net.Listen("tcp", where)
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {})}
	go s.Serve(back)
	t.Cleanup(func() { s.Close() })
	w.await(group, "task", Healthy)
	if status, _ := w.get(l, "/"); status != http.StatusOK {
		t.Errorf("got %d", status)
	}
}

func TestTargetDiesWhileItAnswers(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.register(group, "task", addr(w.backendFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })))
	if status, _ := w.get(l, "/"); status != http.StatusBadGateway {
		t.Errorf("got %d, want 502", status)
	}
	if got := w.balancer.Health(group)[0].InFlight; got != 0 {
		t.Errorf("%d requests are in flight", got)
	}
}

func TestStreaming(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	next := make(chan struct{})
	w.register(group, "task", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(rw, "first")
		rw.(http.Flusher).Flush()
		<-next
		fmt.Fprintln(rw, "second")
	})))
	res, err := http.Get(w.front(l))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	for _, want := range []string{"first", "second"} {
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("got %q, want %q", lines.Text(), want)
		}
		if want == "first" {
			close(next)
		}
	}
}

func TestUpgrade(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.register(group, "task", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		conn, stream, err := http.NewResponseController(rw).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		fmt.Fprint(conn, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
		line, _ := stream.ReadString('\n')
		fmt.Fprint(conn, "you said "+line)
	})))
	conn, err := net.Dial("tcp", strings.TrimPrefix(w.front(l), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
	in := bufio.NewReader(conn)
	res, err := http.ReadResponse(in, nil)
	if err != nil || res.StatusCode != http.StatusSwitchingProtocols {
		t.Fatalf("got %v, %v", res, err)
	}
	fmt.Fprint(conn, "hello\n")
	if got, err := in.ReadString('\n'); got != "you said hello\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestClientCancels(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	began := make(chan struct{})
	w.register(group, "task", addr(w.backendFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(began)
		<-r.Context().Done()
	})))
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.front(l), nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		<-began
		cancel()
	}()
	if res, err := http.DefaultClient.Do(r); err == nil {
		t.Fatalf("got %d", res.StatusCode)
	}
	w.until("the request is counted", func() bool { return w.sum("HTTPCode_ELB_4XX_Count", "") == 1 })
	if got := w.sum("HTTPCode_ELB_5XX_Count", "") + w.sum("HTTPCode_Target_5XX_Count", ""); got != 0 {
		t.Errorf("%v server errors are counted", got)
	}
}
