// Package discovery is the sandbox's AWS Cloud Map: names of services that lead
// straight to their running tasks. An ECS service with a registry is found at
// <service>.<namespace>; on AWS that name has the addresses of its tasks, here
// a listener on loopback carries each connection to one of them.
//
// What a name leads to is read from the store with every connection, so that
// it follows deployments at once: a task is there from the moment it runs until
// it is asked to stop.
package discovery

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/sandbox/store"
)

// Directory knows all names. It is safe for use by many goroutines.
type Directory struct {
	store *store.Store

	mu     sync.Mutex
	closed bool
	doors  map[string]*carrier // by name
	live   sync.WaitGroup
}

// New returns a directory of what the store holds.
func New(st *store.Store) *Directory {
	return &Directory{store: st, doors: map[string]*carrier{}}
}

// Run waits until ctx ends, then closes the listeners that Address opened and
// the connections through them.
func (d *Directory) Run(ctx context.Context) error {
	<-ctx.Done()
	d.mu.Lock()
	d.closed = true
	for _, c := range d.doors {
		c.close()
	}
	d.mu.Unlock()
	d.live.Wait()
	return nil
}

// Address returns the host:port on loopback that stands for a service's name,
// such as ledger.cambio-dev.internal. With ":port" it is found only if the
// service's tasks listen there on AWS, where a name leads to an address and
// not to a port.
func (d *Directory) Address(name string) (addr string, ok bool) {
	host, port, _ := strings.Cut(name, ":")
	host = canonical(host)
	entry, ok := d.find(host)
	if !ok || port != "" && !slices.Contains(d.ports(entry), port) {
		return "", false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c := d.doors[host]; c != nil {
		return c.addr(), true
	}
	if d.closed {
		return "", false
	}
	c, err := d.open(host)
	if err != nil {
		return "", false
	}
	d.doors[host] = c
	return c.addr(), true
}

// Names lists the names that Address knows, sorted.
func (d *Directory) Names() []string {
	var names []string
	for _, e := range d.entries() {
		names = append(names, e.name)
	}
	slices.Sort(names)
	return names
}

// entry is one name.
type entry struct {
	key     store.Key // of the Cloud Map service
	name    string
	service store.Discovered
}

// entries returns all names of all accounts. A service whose namespace is gone has none.
func (d *Directory) entries() []entry {
	namespaces := map[string]string{}
	for _, r := range d.store.List(store.TypePrivateNamespace, "", "") {
		if n, err := store.Decode[store.Namespace](r); err == nil {
			namespaces[n.ID] = n.Name
		}
	}
	var out []entry
	for _, r := range d.store.List(store.TypeDiscovered, "", "") {
		s, err := store.Decode[store.Discovered](r)
		if err != nil {
			continue
		}
		if namespace, ok := namespaces[s.Namespace()]; ok {
			out = append(out, entry{key: r.Key, name: canonical(s.Name + "." + namespace), service: s})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.key.String(), b.key.String()) })
	return out
}

func (d *Directory) find(name string) (entry, bool) {
	all := d.entries()
	i := slices.IndexFunc(all, func(e entry) bool { return e.name == name })
	if i < 0 {
		return entry{}, false
	}
	return all[i], true
}

// canonical is a name in lower case without the final dot.
func canonical(name string) string { return strings.TrimSuffix(strings.ToLower(name), ".") }
