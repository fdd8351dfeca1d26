package balancer

import (
	"fmt"
	"net"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// named is a world with an internal load balancer behind internal.dev.example.
func named(t *testing.T) *world {
	w := newWorld(t)
	single(w)
	w.put("aws_route53_record", "Z1_internal.dev.example_A", attributes{
		"name": "internal", "fqdn": "internal.dev.example", "type": "A",
		"alias": block(attributes{"name": "dualstack.internal-1.us-east-1.elb.amazonaws.com."}),
	})
	w.put("aws_route53_record", "Z1_*.svc.dev.example_CNAME", attributes{
		"name": "*.svc.dev.example", "fqdn": "*.svc.dev.example", "type": "CNAME", "records": []any{"internal.dev.example"},
	})
	w.put("aws_route53_record", "Z1_mail.dev.example_MX", attributes{
		"name": "mail.dev.example", "fqdn": "mail.dev.example", "type": "MX", "records": []any{"10 internal.dev.example"},
	})
	return w
}

func TestAddress(t *testing.T) {
	w := named(t)
	w.register(arn+"targetgroup/blue/1", "task", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		fmt.Fprint(rw, r.Host)
	})))
	for name, host := range map[string]string{
		"internal-1.us-east-1.elb.amazonaws.com": "internal-1.us-east-1.elb.amazonaws.com",
		"internal.dev.example":                   "internal.dev.example",
		"Internal.DEV.example.":                  "internal.dev.example",
		"internal.dev.example:443":               "internal.dev.example",
		"orders.svc.dev.example":                 "orders.svc.dev.example",
		"a.b.svc.dev.example":                    "a.b.svc.dev.example",
	} {
		at, ok := w.balancer.Address(name)
		if !ok {
			t.Errorf("%s has no address", name)
			continue
		}
		res, err := http.Get("http://" + at)
		if err != nil {
			t.Fatal(err)
		}
		if got := body(t, res); got != host {
			t.Errorf("%s: the request's host is %q, want %q", name, got, host)
		}
		if again, _ := w.balancer.Address(name); again != at {
			t.Errorf("%s: first %s, then %s", name, at, again)
		}
	}
	for _, name := range []string{"", "elsewhere.example", "svc.dev.example", "mail.dev.example", "internal.dev.example:80"} {
		if at, ok := w.balancer.Address(name); ok {
			t.Errorf("%q has the address %s", name, at)
		}
	}
	want := []string{"internal-1.us-east-1.elb.amazonaws.com", "internal.dev.example"}
	if diff := cmp.Diff(want, w.balancer.Names()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAddressWhoseNameIsGone(t *testing.T) {
	w := named(t)
	at, _ := w.balancer.Address("internal.dev.example")
	if err := w.store.Delete(store.Key{Account: account, Region: region, Type: "aws_route53_record", ID: "Z1_internal.dev.example_A"}); err != nil {
		t.Fatal(err)
	}
	w.balancer.Refresh()
	res, err := http.Get("http://" + at)
	if err != nil {
		t.Fatal(err)
	}
	if body(t, res); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("got %d", res.StatusCode)
	}
}

func TestAddressOverRestarts(t *testing.T) {
	w := named(t)
	first, _ := w.balancer.Address("internal.dev.example")
	w.balancer.close()

	next := New(w.store, metrics.New(w.store, clock.New(1)), clock.New(1))
	if again, _ := next.Address("internal.dev.example"); again != first {
		t.Errorf("after a restart: %s, before it: %s", again, first)
	}
	next.close()

	taken, err := net.Listen("tcp", first)
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	last := New(w.store, metrics.New(w.store, clock.New(1)), clock.New(1))
	defer last.close()
	if other, ok := last.Address("internal.dev.example"); !ok || other == first {
		t.Errorf("got %s although another program has it", other)
	}
}

func TestListenerChoice(t *testing.T) {
	at := func(ports ...int) *balancerInfo {
		lb := &balancerInfo{listeners: map[int]*listener{}}
		for _, p := range ports {
			lb.listeners[p] = &listener{port: p}
		}
		return lb
	}
	for _, tc := range []struct {
		lb   *balancerInfo
		port int
		want int
	}{
		{at(80, 443), 0, 443}, {at(80, 443), 80, 80}, {at(80, 8443), 0, 80}, {at(9000, 8443), 0, 8443},
	} {
		if got := tc.lb.listener(tc.port); got.port != tc.want {
			t.Errorf("port %d: got the listener on %d, want %d", tc.port, got.port, tc.want)
		}
	}
	if at().listener(0) != nil || at(80).listener(443) != nil {
		t.Error("got a listener that is not there")
	}
}
