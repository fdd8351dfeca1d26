package runtime

import (
	"errors"
	"net"
	"strconv"
	"sync"
)

// Tasks get ports below the range from which systems hand out ephemeral ones
// (32768 and up on Linux, 49152 on macOS), so that no outgoing connection
// takes a port between the choice and the task's listen.
const (
	firstPort = 20000
	lastPort  = 31999
)

var errNoPort = errors.New("no free port for a task between 20000 and 31999")

// ports hands out loopback ports, each to one task at a time.
type ports struct {
	mu   sync.Mutex
	used map[int]bool
	next int
}

func newPorts() *ports { return &ports{used: map[int]bool{}, next: firstPort} }

// take returns a port that nothing listens on. It goes round, so that a port
// rests as long as possible before it serves another task.
func (p *ports) take() (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for range lastPort - firstPort + 1 {
		port := p.next
		if p.next++; p.next > lastPort {
			p.next = firstPort
		}
		if !p.used[port] && free(port) {
			p.used[port] = true
			return port, nil
		}
	}
	return 0, errNoPort
}

func (p *ports) release(port int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.used, port)
}

func free(port int) bool {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
}
