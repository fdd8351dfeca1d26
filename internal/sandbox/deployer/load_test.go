package deployer

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/runtime"
	"flota.dev/flota/internal/sandbox/store"
)

// site is a service with real processes behind the real load balancer.
type site struct {
	*world
	balancer *balancer.Balancer
	image    string
}

const (
	listenerID = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:listener/app/lb/1/1"
	lbID       = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:loadbalancer/app/lb/1"
	lbName     = "lb-1.eu-central-1.elb.amazonaws.com"
)

func newSite(t *testing.T) *site {
	t.Helper()
	dir := t.TempDir()
	st, err := store.Open(filepath.Join(dir, "store.db"))
	must(t, err)
	lines, err := logs.Open(filepath.Join(dir, "logs"))
	must(t, err)
	images, err := registry.Open(filepath.Join(dir, "registry"))
	must(t, err)
	server := httptest.NewServer(images)
	c := clock.New(600)
	m := metrics.New(st, c)
	b := balancer.New(st, m, c)
	ports := process.NewPorts()
	t.Cleanup(ports.Close)
	r := runtime.New(runtime.Config{
		Dir: filepath.Join(dir, "runtime"), Store: st, Logs: lines, Registry: images, Clock: c, Ports: ports,
		Resolve: b.Address, Endpoint: server.URL,
	})
	s := &site{balancer: b, image: push(t, strings.TrimPrefix(server.URL, "http://"))}
	s.world = &world{t: t, store: st, runtime: &fakeRuntime{behaviours: map[string]behaviour{}}}
	s.deployer = New(Config{Store: st, Runtime: r, Balancer: b, Metrics: m, Clock: c})
	ctx, cancel := context.WithCancel(context.Background())
	var live sync.WaitGroup
	live.Go(func() { m.Run(ctx) })
	live.Go(func() { b.Run(ctx) })
	live.Go(func() { r.Run(ctx) })
	live.Go(func() { s.deployer.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		live.Wait()
		server.Close()
		must(t, lines.Close())
		must(t, st.Close())
	})
	s.frontage()
	return s
}

// frontage makes the load balancer, its rules and the service, as a flota stack does.
func (s *site) frontage() {
	s.put("aws_lb", lbID, store.Attributes{"arn": lbID, "arn_suffix": "app/lb/1", "name": "lb", "dns_name": lbName})
	s.put("aws_lb_listener", listenerID, store.Attributes{
		"arn": listenerID, "load_balancer_arn": lbID, "port": 80, "protocol": "HTTP",
		"default_action": []any{map[string]any{"type": "fixed-response", "fixed_response": []any{map[string]any{"status_code": "404"}}}},
	})
	s.balanced()
	for _, group := range []string{blueGroup, greenGroup} {
		s.change(typeTargetGroup, group, func(a store.Attributes) {
			a["port"], a["protocol"] = 8080, "HTTP"
			a["health_check"] = []any{map[string]any{"path": "/healthz", "interval": 1, "timeout": 2, "healthy_threshold": 2, "unhealthy_threshold": 2, "matcher": "200"}}
		})
	}
	s.change(typeListenerRule, production, func(a store.Attributes) {
		a["listener_arn"], a["priority"] = listenerID, 20
		a["condition"] = []any{map[string]any{"path_pattern": []any{map[string]any{"values": []any{"/orders/*"}}}}}
	})
	s.change(typeListenerRule, testRule, func(a store.Attributes) {
		a["listener_arn"], a["priority"] = listenerID, 10
		a["condition"] = []any{map[string]any{"http_header": []any{map[string]any{"http_header_name": "x-flota-test", "values": []any{"orders-1"}}}}}
	})
}

func (s *site) change(typ, id string, change func(store.Attributes)) {
	s.t.Helper()
	must(s.t, s.store.Update(key(typ, id), func(a store.Attributes) error { change(a); return nil }))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// push makes an image whose program is a link to this test binary.
func push(t *testing.T, host string) string {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	var files bytes.Buffer
	tw := tar.NewWriter(&files)
	must(t, tw.WriteHeader(&tar.Header{Name: "program", Typeflag: tar.TypeSymlink, Linkname: self}))
	must(t, tw.Close())
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files.Bytes())), nil })
	must(t, err)
	img, err := mutate.AppendLayers(empty.Image, layer)
	must(t, err)
	img, err = mutate.Config(img, v1.Config{Entrypoint: []string{"/program"}})
	must(t, err)
	ref, err := name.ParseReference(host+"/cambio/orders:1", name.Insecure)
	must(t, err)
	must(t, remote.Write(ref, img))
	return "111111111111.dkr.ecr.eu-central-1.amazonaws.com/cambio/orders:1"
}

// version registers revision n of the service, playing a role.
func (s *site) version(n int, role string) string {
	s.t.Helper()
	id := arn(serviceKey(), "task-definition/orders:"+strconv.Itoa(n+1))
	containers, err := json.Marshal([]any{map[string]any{
		"name": "orders", "image": s.image, "essential": true, "stopTimeout": 5,
		"portMappings": []any{map[string]int{"containerPort": 8080}},
		"environment":  []any{map[string]string{"name": "ROLE", "value": role}, map[string]string{"name": "VERSION", "value": strconv.Itoa(n)}},
	}})
	must(s.t, err)
	s.put(TypeTaskDefinition, id, store.Attributes{"arn": id, "family": "orders", "revision": n + 1, "container_definitions": string(containers)})
	return id
}

// ended waits until a deployment is over, in real time.
func (s *site) ended(arn string, want Status) {
	s.t.Helper()
	s.meanwhile("a deployment ends", func() bool { return !s.active(arn) })
	if d := s.deployment(arn); d.Status != want {
		s.t.Fatalf("the deployment is %s (%s), want %s\n%s", d.Status, d.Reason, want, s.story())
	}
}

func (s *site) active(arn string) bool {
	d := s.deployment(arn)
	return d.Active()
}

func (s *site) meanwhile(what string, cond func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(time.Minute); !cond(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("after a minute, not yet: %s\n%s", what, s.story())
		}
	}
}

// load sends requests without a pause until its stop is called, which returns
// how many were sent; every answer but 200 fails the test.
func (s *site) load() (stop func() int64) {
	addr, ok := s.balancer.Address(lbName)
	if !ok {
		s.t.Fatal("the load balancer has no address")
	}
	ctx, cancel := context.WithCancel(s.t.Context())
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	var sent atomic.Int64
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for ctx.Err() == nil {
				sent.Add(1)
				if status, body := get(client, "http://"+addr+"/orders/1", nil); status != http.StatusOK {
					s.t.Errorf("request %d was answered %d %s", sent.Load(), status, body)
				}
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
	return func() int64 {
		cancel()
		clients.Wait()
		client.CloseIdleConnections()
		return sent.Load()
	}
}

func get(client *http.Client, url string, header http.Header) (status int, body string) {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return 0, err.Error()
	}
	r.Header = header
	res, err := client.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err.Error()
	}
	return res.StatusCode, string(raw)
}

// TestNoRequestIsLost takes a service under load through every strategy, every
// way back, scaling and supersession.
func TestNoRequestIsLost(t *testing.T) {
	s := newSite(t)
	s.ended(s.update(s.version(1, "server"), 2, configure(BlueGreen, 0)), Successful)
	stop := s.load()
	for i, strategy := range []string{Rolling, BlueGreen, Canary, Linear} {
		s.ended(s.update(s.version(2+i, "server"), 2, configure(strategy, 1)), Successful)
	}
	for i, role := range []string{"crash", "sick"} {
		for j, strategy := range []string{Rolling, Canary} {
			s.ended(s.update(s.version(10+2*i+j, role), 2, both(breaker(true), configure(strategy, 1))), RollbackSuccessful)
		}
	}
	s.faulty()
	flip := s.update(s.version(30, "server"), 2, configure(BlueGreen, 1000))
	s.meanwhile("it bakes", func() bool { return s.deployment(flip).Stage == Bake })
	must(t, s.deployer.Stop(flip, ActionRollback))
	s.ended(flip, RollbackSuccessful)
	s.superseded()
	current := s.current()
	s.update(current, 4, nil)
	s.meanwhile("four tasks run", func() bool { return s.running(current) == 4 })
	s.update(current, 1, nil)
	s.meanwhile("one task runs", func() bool { return s.running(current) == 1 })
	t.Logf("%d requests", stop())
}

// faulty brings a version that is healthy but answers 500, and finds it out by
// the test rule before any client does.
func (s *site) faulty() {
	s.t.Helper()
	pause := store.Hook{TargetType: "PAUSE", Stages: []string{string(PostTestShift)}}
	arn := s.update(s.version(20, "faulty"), 2, configure(Canary, 1, pause))
	s.meanwhile("it pauses", func() bool { return len(s.deployment(arn).Hooks) == 1 })
	addr, _ := s.balancer.Address(lbName)
	client := &http.Client{}
	defer client.CloseIdleConnections()
	status, body := 0, ""
	s.meanwhile("the test rule reaches the new version", func() bool {
		status, body = get(client, fmt.Sprintf("http://%s/anything", addr), http.Header{"X-Flota-Test": {"orders-1"}})
		return body == "20"
	})
	if status != http.StatusInternalServerError {
		s.t.Errorf("the new version answers %d", status)
	}
	must(s.t, s.deployer.Continue(arn, s.deployment(arn).Hooks[0].ID, ActionRollback))
	s.ended(arn, RollbackSuccessful)
}

// superseded lets a deployment begin while another has a part of the traffic,
// and another while that one has it all.
func (s *site) superseded() {
	s.t.Helper()
	first := s.update(s.version(40, "server"), 2, configure(Canary, 1000))
	s.meanwhile("it has the first requests", func() bool { return s.deployment(first).Weight > 0 })
	second := s.update(s.version(41, "server"), 2, configure(BlueGreen, 1000))
	s.meanwhile("it bakes", func() bool { return s.deployment(second).Stage == Bake })
	s.ended(s.update(s.version(42, "server"), 2, configure(Linear, 0)), Successful)
}
