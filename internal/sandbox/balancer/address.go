package balancer

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/door"
)

// doors are the loopback listeners that stand for host names.
type doors struct {
	mu     sync.Mutex
	closed bool
	open   map[string]*entrance // by "name" or "name:port"
}

type entrance struct {
	addr     string
	listener net.Listener
	server   *http.Server
}

// Address returns the host:port on loopback that stands for a host name: a load
// balancer's DNS name, or a Route 53 record that leads to one (or to the edge).
// The name may end in ":port"; without it the HTTPS listener answers, else the
// HTTP one. Requests there are plain HTTP and get that name as their host. The
// port stays the same over restarts, unless another program has taken it.
func (b *Balancer) Address(name string) (addr string, ok bool) {
	host, port := splitPort(name)
	d, ok := b.now.Load().names.resolve(host)
	if !ok || d.balancer != nil && d.balancer.listener(port) == nil {
		return "", false
	}
	b.doors.mu.Lock()
	defer b.doors.mu.Unlock()
	name = canonical(host)
	if port != 0 {
		name = fmt.Sprintf("%s:%d", name, port)
	}
	if have := b.doors.open[name]; have != nil {
		return have.addr, true
	}
	if b.doors.closed {
		return "", false
	}
	opened, err := b.open(name)
	if err != nil {
		return "", false
	}
	b.doors.open[name] = opened
	return opened.addr, true
}

// open listens for requests to a name.
func (b *Balancer) open(name string) (*entrance, error) {
	l, err := door.Listen(b.store, name)
	if err != nil {
		return nil, err
	}
	host, number := splitPort(name)
	d := &entrance{addr: l.Addr().String(), listener: l, server: &http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { b.enter(w, r, host, number) }),
		ReadHeaderTimeout: time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0),
	}}
	// It returns when the door is closed.
	go func() { _ = d.server.Serve(l) }()
	return d, nil
}

// enter serves a request for a host name.
func (b *Balancer) enter(w http.ResponseWriter, r *http.Request, host string, port int) {
	d, ok := b.now.Load().names.resolve(host)
	r.Host = host
	switch {
	case !ok:
		errorPage(w, http.StatusServiceUnavailable)
	case d.balancer == nil:
		b.serveEdge(w, r)
	default:
		if l := d.balancer.listener(port); l != nil {
			b.serve(w, r, l.arn)
			return
		}
		errorPage(w, http.StatusServiceUnavailable)
	}
}

// close lets requests that are being answered end, for a moment.
func (d *doors) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var closing sync.WaitGroup
	for _, open := range d.open {
		closing.Go(func() {
			// A server that has not begun to serve yet would leave it open.
			open.listener.Close()
			if open.server.Shutdown(ctx) != nil {
				open.server.Close()
			}
		})
	}
	closing.Wait()
}
