// Package door opens the loopback listeners that stand for names which only
// AWS's DNS would know. A name's port is the same after a restart, unless
// another program has taken it.
package door

import (
	"fmt"
	"net"

	"flota.dev/flota/internal/sandbox/store"
)

// recordType names the records that remember the port of a name.
const recordType = "name"

// Listen listens on the loopback port that the name had before, or on a free
// one, which it remembers in the store.
func Listen(st *store.Store, name string) (net.Listener, error) {
	key := store.Key{Type: recordType, ID: name}
	port := 0
	if r, err := st.Get(key); err == nil {
		last, _ := r.Attributes["port"].(float64)
		port = int(last)
	}
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil && port != 0 {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, err
	}
	if got := l.Addr().(*net.TCPAddr).Port; got != port {
		if err := st.Put(key, store.Attributes{"port": float64(got)}); err != nil {
			l.Close()
			return nil, err
		}
	}
	return l, nil
}
