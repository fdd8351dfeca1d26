package process

import (
	"errors"
	"net"
	"strconv"
	"testing"
)

func TestSandboxesDoNotSharePorts(t *testing.T) {
	dir := t.TempDir()
	one, two := newPorts(dir), newPorts(dir)
	defer one.Close()
	defer two.Close()
	seen := map[int]bool{}
	for range blockSize + 10 {
		for _, p := range []*Ports{one, two} {
			port, err := p.Take()
			if err != nil {
				t.Fatal(err)
			}
			if seen[port] {
				t.Fatalf("port %d was given twice", port)
			}
			seen[port] = true
		}
	}
}

func TestPortsRestBeforeTheyAreUsedAgain(t *testing.T) {
	p := newPorts(t.TempDir())
	defer p.Close()
	first, err := p.Take()
	if err != nil {
		t.Fatal(err)
	}
	p.Release(first)
	if second, err := p.Take(); err != nil || second == first {
		t.Errorf("second port %d, %v; the first was %d", second, err, first)
	}
}

func TestPortsOfAnEarlierLifeAreNotGivenToOthers(t *testing.T) {
	dir := t.TempDir()
	before := newPorts(dir)
	first, err := before.Take()
	if err != nil {
		t.Fatal(err)
	}
	before.Close()
	p := newPorts(dir)
	defer p.Close()
	if !p.Retake(first) {
		t.Fatalf("port %d is not free", first)
	}
	if p.Retake(first) {
		t.Errorf("port %d was taken twice", first)
	}
	if port, err := p.Take(); err != nil || port == first {
		t.Errorf("another process gets port %d, %v", port, err)
	}
}

func TestPortsThatAreTakenAreLeftOut(t *testing.T) {
	p := newPorts(t.TempDir())
	defer p.Close()
	first, err := p.Take()
	if err != nil {
		t.Fatal(err)
	}
	// If another program has the port already, it is just as taken.
	if l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(first+1))); err == nil {
		defer l.Close()
	}
	if second, err := p.Take(); err != nil || second == first+1 {
		t.Errorf("second port %d, %v; %d is taken", second, err, first+1)
	}
}

func TestPortsRunOut(t *testing.T) {
	dir := t.TempDir()
	p := newPorts(dir)
	defer p.Close()
	for range blocks {
		if err := p.claim(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := newPorts(dir).Take(); !errors.Is(err, ErrNoPort) {
		t.Errorf("take: %v, want ErrNoPort", err)
	}
}
