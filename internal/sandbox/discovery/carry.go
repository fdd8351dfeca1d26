package discovery

import (
	"io"
	"net"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/door"
)

// dialTimeout is how long a task may take to accept a connection before another is tried.
const dialTimeout = 5 * time.Second

// carrier is the listener that stands for one name.
type carrier struct {
	d        *Directory
	name     string
	listener net.Listener

	mu    sync.Mutex
	shut  bool
	turn  int
	conns map[net.Conn]struct{}
}

// open listens for connections to a name. The caller holds d.mu.
func (d *Directory) open(name string) (*carrier, error) {
	l, err := door.Listen(d.store, name)
	if err != nil {
		return nil, err
	}
	c := &carrier{d: d, name: name, listener: l, conns: map[net.Conn]struct{}{}}
	d.live.Go(c.accept)
	return c, nil
}

func (c *carrier) addr() string { return c.listener.Addr().String() }

// accept takes connections until the listener is closed.
func (c *carrier) accept() {
	for {
		conn, err := c.listener.Accept()
		if err != nil {
			return
		}
		c.d.live.Go(func() { c.carry(conn) })
	}
}

// carry joins a connection to a task. One for which there is no task is closed.
func (c *carrier) carry(from net.Conn) {
	defer from.Close()
	to := c.dial()
	if to == nil {
		return
	}
	defer to.Close()
	if !c.hold(from, to) {
		return
	}
	defer c.let(from, to)
	var both sync.WaitGroup
	both.Go(func() { pass(to, from) })
	both.Go(func() { pass(from, to) })
	both.Wait()
}

// pass hands on what one end says, and that it has said all.
func pass(to, from net.Conn) {
	if _, err := io.Copy(to, from); err != nil {
		// The other end must not wait for what will never come.
		to.Close()
		return
	}
	if half, ok := to.(*net.TCPConn); ok {
		_ = half.CloseWrite()
	}
}

// dial connects to the tasks in turn. One that refuses, because it does not
// listen yet, is passed over.
func (c *carrier) dial() net.Conn {
	e, ok := c.d.find(c.name)
	if !ok {
		return nil
	}
	all := c.d.Instances(e.service, e.key.Account, e.key.Region)
	c.mu.Lock()
	c.turn++
	first := c.turn
	c.mu.Unlock()
	for i := range all {
		conn, err := net.DialTimeout("tcp", all[(first+i)%len(all)].Task.Address, dialTimeout)
		if err == nil {
			return conn
		}
	}
	return nil
}

// hold remembers connections, so that close ends them. It fails once that has been called.
func (c *carrier) hold(conns ...net.Conn) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range conns {
		c.conns[conn] = struct{}{}
	}
	return !c.shut
}

func (c *carrier) let(conns ...net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range conns {
		delete(c.conns, conn)
	}
}

func (c *carrier) close() {
	c.listener.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shut = true
	for conn := range c.conns {
		conn.Close()
	}
}
