package process

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
)

// Processes get ports below the range from which systems hand out ephemeral ones
// (32768 and up on Linux, 49152 on macOS), so that no outgoing connection
// takes a port between the choice and the listen. The range is cut into
// blocks, each used by one sandbox of the machine at a time.
const (
	firstPort = 20000
	blockSize = 200
	blocks    = 60
)

// ErrNoPort says that sandboxes or other programs use the whole range.
var ErrNoPort = errors.New("no free port between 20000 and 31999")

// Ports hands out loopback ports, each to one process at a time.
type Ports struct {
	// dir holds a lock file for each block that a sandbox uses.
	dir string

	mu     sync.Mutex
	claims []*os.File // their locks last as long as this process
	own    []int      // ports of the claimed blocks, in the order in which they are used
	used   map[int]bool
	next   int
}

// NewPorts returns the ports of one sandbox. Close gives them back.
func NewPorts() *Ports {
	return newPorts(filepath.Join(os.TempDir(), fmt.Sprintf("flota-ports-%d", os.Getuid())))
}

func newPorts(dir string) *Ports { return &Ports{dir: dir, used: map[int]bool{}} }

// Take returns a port that nothing listens on. It goes round, so that a port
// rests as long as possible before it is used again.
func (p *Ports) Take() (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		for range p.own {
			port := p.own[p.next]
			p.next = (p.next + 1) % len(p.own)
			if !p.used[port] && free(port) {
				p.used[port] = true
				return port, nil
			}
		}
		if err := p.claim(); err != nil {
			return 0, err
		}
	}
}

// Retake takes a port that a process had in an earlier life of the sandbox, and
// reports whether it is still free. Whoever knows it finds the process again.
func (p *Ports) Retake(port int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.used[port] || !free(port) {
		return false
	}
	p.used[port] = true
	return true
}

// Release gives a port back that its process has left.
func (p *Ports) Release(port int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.used, port)
}

// claim adds a block that no other sandbox uses.
func (p *Ports) claim() error {
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return err
	}
	for block := range blocks {
		f, err := os.OpenFile(filepath.Join(p.dir, strconv.Itoa(block)), os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return err
		}
		if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
			f.Close()
			continue
		}
		p.claims = append(p.claims, f)
		for i := range blockSize {
			p.own = append(p.own, firstPort+block*blockSize+i)
		}
		p.next = len(p.own) - blockSize
		return nil
	}
	return ErrNoPort
}

// Close gives all ports back.
func (p *Ports) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.claims {
		f.Close()
	}
	p.claims, p.own, p.next = nil, nil, 0
}

func free(port int) bool {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
}
