package balancer

import (
	"maps"
	"net"
	"slices"
	"strconv"
	"strings"
)

// names is the sandbox's DNS: what each host name leads to.
type names struct {
	exact map[string]destination
	// wild are names such as *.dev.example, without the star.
	wild map[string]destination
}

// destination is a load balancer, or the edge if that is nil.
type destination struct{ balancer *balancerInfo }

// newNames resolves load balancers' names and DNS records. The caller holds b.loading.
func (b *Balancer) newNames(balancers []*balancerInfo) names {
	n := names{exact: map[string]destination{}, wild: map[string]destination{}}
	for _, lb := range balancers {
		n.exact[canonical(lb.dnsName)] = destination{lb}
	}
	for _, name := range b.edgeNames() {
		n.exact[canonical(name)] = destination{}
	}
	delete(n.exact, "")
	pointers := map[string]string{}
	for _, record := range b.records.names.all() {
		view := record.view
		from := canonical(orDefault(view.FQDN, view.Name))
		switch {
		case len(view.Alias) > 0:
			pointers[from] = canonical(view.Alias[0].Name)
		case view.Type == "CNAME" && len(view.Records) > 0:
			pointers[from] = canonical(view.Records[0])
		}
	}
	// A CNAME of a CNAME is found in the next round.
	for range 4 {
		for from, to := range pointers {
			if d, ok := n.resolve(to); ok {
				n.add(from, d)
			}
		}
	}
	return n
}

func (n names) add(name string, d destination) {
	if suffix, ok := strings.CutPrefix(name, "*"); ok {
		n.wild[suffix] = d
	} else if _, taken := n.exact[name]; !taken {
		n.exact[name] = d
	}
}

// canonical is a name in lower case without the final dot and without the
// prefix that an alias to both kinds of address has.
func canonical(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	return strings.TrimPrefix(name, "dualstack.")
}

// resolve finds a host name: the name itself, else the nearest wildcard above it.
func (n names) resolve(host string) (destination, bool) {
	host = canonical(host)
	if d, ok := n.exact[host]; ok {
		return d, true
	}
	for rest := host; ; {
		_, above, ok := strings.Cut(rest, ".")
		if !ok {
			return destination{}, false
		}
		if d, ok := n.wild["."+above]; ok {
			return d, true
		}
		rest = above
	}
}

// listener returns the listener of a load balancer's port; port 0 is the one
// for HTTPS, else for HTTP, else the lowest.
func (lb *balancerInfo) listener(port int) *listener {
	if port != 0 {
		return lb.listeners[port]
	}
	for _, p := range append([]int{443, 80}, slices.Sorted(maps.Keys(lb.listeners))...) {
		if l := lb.listeners[p]; l != nil {
			return l
		}
	}
	return nil
}

// splitPort splits "name:port"; without a port it is 0.
func splitPort(name string) (host string, port int) {
	host, text, err := net.SplitHostPort(name)
	if err != nil {
		return name, 0
	}
	port, err = strconv.Atoi(text)
	if err != nil {
		return name, 0
	}
	return host, port
}

// Names lists the host names that Address knows, sorted, without wildcards.
func (b *Balancer) Names() []string {
	return slices.Sorted(maps.Keys(b.now.Load().names.exact))
}
