package discovery

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	account  = "111111111111"
	region   = "us-east-1"
	registry = "arn:aws:servicediscovery:us-east-1:111111111111:service/srv-ledger"
	service  = "arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/cambio-dev-ledger"
	name     = "ledger.cambio-dev.internal"
)

type bed struct {
	*Directory
	t    *testing.T
	stop func()
}

func newBed(t *testing.T) *bed {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	b := &bed{t: t}
	b.start(st)
	t.Cleanup(func() {
		b.stop()
		st.Close()
	})
	b.put(store.TypePrivateNamespace, "ns-1", store.Attributes{"id": "ns-1", "name": "cambio-dev.internal"})
	b.put(store.TypeDiscovered, "srv-ledger", store.Attributes{
		"id": "srv-ledger", "arn": registry, "name": "ledger", "dns_config": []any{map[string]any{"namespace_id": "ns-1"}},
	})
	b.put("aws_ecs_task_definition", "ledger:1", store.Attributes{"container_definitions": `[{"portMappings": [{"containerPort": 7000}]}]`})
	b.put("aws_ecs_service", service, store.Attributes{
		"arn": service, "name": "cambio-dev-ledger", "task_definition": "ledger:1",
		"service_registries": []any{map[string]any{"registry_arn": registry}},
	})
	return b
}

// start begins a life of the directory.
func (b *bed) start(st *store.Store) {
	b.Directory = New(st)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	b.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			b.t.Error(err)
		}
	}
}

func (b *bed) put(typ, id string, a store.Attributes) {
	b.t.Helper()
	if err := b.store.Put(store.Key{Account: account, Region: region, Type: typ, ID: id}, a); err != nil {
		b.t.Fatal(err)
	}
}

// task records a task that runs and says its name to whoever connects.
func (b *bed) task(id string) net.Listener {
	b.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				line, _ := bufio.NewReader(conn).ReadString('\n')
				fmt.Fprintf(conn, "%s heard %s", id, line)
			}()
		}
	}()
	b.status(id, "RUNNING", "RUNNING", l.Addr().String())
	return l
}

func (b *bed) status(id, last, desired, addr string) {
	b.t.Helper()
	a, err := store.Encode(store.Task{ARN: "task/" + id, Service: service, LastStatus: last, DesiredStatus: desired, Address: addr, StartedAt: time.Now()})
	if err != nil {
		b.t.Fatal(err)
	}
	b.put(store.TypeTask, "task/"+id, a)
}

// ask says hello at an address and returns what it hears.
func (b *bed) ask(addr string) string {
	b.t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		b.t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintln(conn, "hello")
	answer, _ := bufio.NewReader(conn).ReadString('\n')
	return strings.TrimSpace(answer)
}

func (b *bed) address(name string) string {
	b.t.Helper()
	addr, ok := b.Address(name)
	if !ok {
		b.t.Fatalf("%s has no address", name)
	}
	return addr
}

func TestNameFollowsTheTasks(t *testing.T) {
	b := newBed(t)
	addr := b.address(name + ":7000")
	if got := b.ask(addr); got != "" {
		t.Errorf("without a task, %q answers", got)
	}
	first := b.task("old")
	if got := b.ask(addr); got != "old heard hello" {
		t.Errorf("got %q from the only task", got)
	}
	// A deployment: the new task comes, then the old one is asked to stop.
	b.task("new")
	heard := map[string]bool{}
	for range 4 {
		heard[b.ask(addr)] = true
	}
	if !heard["old heard hello"] || !heard["new heard hello"] {
		t.Errorf("with two tasks, answered %v", heard)
	}
	b.status("old", "DEPROVISIONING", "STOPPED", first.Addr().String())
	for range 4 {
		if got := b.ask(addr); got != "new heard hello" {
			t.Errorf("after the old task was asked to stop, got %q", got)
		}
	}
}

func TestTaskThatDoesNotListenIsPassedOver(t *testing.T) {
	b := newBed(t)
	b.task("up")
	dead := b.task("dead")
	dead.Close()
	for range 4 {
		if got := b.ask(b.address(name)); got != "up heard hello" {
			t.Errorf("got %q", got)
		}
	}
}

func TestNames(t *testing.T) {
	b := newBed(t)
	for _, known := range []string{name, name + ".", "Ledger.Cambio-Dev.internal", name + ":7000"} {
		if _, ok := b.Address(known); !ok {
			t.Errorf("%s is not found", known)
		}
	}
	for _, unknown := range []string{"orders.cambio-dev.internal", "ledger.cambio-prod.internal", name + ":443", "ledger"} {
		if addr, ok := b.Address(unknown); ok {
			t.Errorf("%s is found at %s", unknown, addr)
		}
	}
	if got := b.Names(); len(got) != 1 || got[0] != name {
		t.Errorf("names are %v", got)
	}
}

func TestAddressOutlivesARestart(t *testing.T) {
	b := newBed(t)
	before := b.address(name)
	b.stop()
	if _, err := net.Dial("tcp", before); err == nil {
		t.Error("a directory that has ended still listens")
	}
	b.start(b.store)
	if after := b.address(name); after != before {
		t.Errorf("the address was %s and is %s", before, after)
	}
}

func TestEndCutsConnections(t *testing.T) {
	b := newBed(t)
	b.task("one")
	conn, err := net.Dial("tcp", b.address(name))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "half a line")
	b.stop()
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		t.Error("the connection goes on")
	}
	b.start(b.store)
}
