package balancer

import (
	"cmp"
	"net/http"
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// balancerInfo is a load balancer as its listeners and metrics need it.
type balancerInfo struct {
	store.Key
	suffix    string // of the ARN: app/<name>/<id>
	dnsName   string
	internal  bool
	tags      map[string]string
	listeners map[int]*listener // by port
	firewall  *firewall
}

// listener is one listener of a snapshot. It never changes.
type listener struct {
	arn      string
	port     int
	secure   bool
	balancer *balancerInfo
	counters *counters
	rules    []*rule // by priority
	normal   *action // for requests that no rule matches
}

func (l *listener) scheme() string {
	if l.secure {
		return "https"
	}
	return "http"
}

// match returns what to do with a request.
func (l *listener) match(r *http.Request) *action {
	for _, x := range l.rules {
		if x.matches(r) {
			return x.action
		}
	}
	return l.normal
}

// serve answers a request that came in on the listener of an ARN.
func (b *Balancer) serve(w http.ResponseWriter, r *http.Request, arn string) {
	at := b.now.Load()
	l := at.listeners[arn]
	if l == nil {
		errorPage(w, http.StatusServiceUnavailable)
		return
	}
	switch a := l.match(r); {
	case b.blocked(l.balancer.firewall, r):
		l.fail(w, http.StatusForbidden)
	case a == nil:
		l.fail(w, http.StatusServiceUnavailable)
	case a.answer != nil:
		a.answer(w, r, l)
	default:
		b.forward(w, r, l, a)
	}
}

// newListeners makes the listeners of all load balancers. The caller holds b.loading.
func (b *Balancer) newListeners(balancers map[string]*balancerInfo) map[string]*listener {
	rules := map[string][]row[store.ListenerRule]{}
	for _, r := range b.records.rules.all() {
		rules[r.view.ListenerARN] = append(rules[r.view.ListenerARN], r)
	}
	out := map[string]*listener{}
	for _, record := range b.records.listeners.all() {
		arn, view := record.key.ID, record.view
		info := balancers[view.LoadBalancerARN]
		if info == nil {
			continue
		}
		l := &listener{
			arn:      arn,
			port:     view.Port,
			secure:   view.Protocol == "HTTPS" || view.Protocol == "TLS",
			balancer: info,
			counters: b.counter(info, ""),
			normal:   b.newAction(view.DefaultActions, info),
		}
		for _, r := range rules[arn] {
			l.rules = append(l.rules, &rule{r.view.Priority, newConditions(r.view.Conditions), b.newAction(r.view.Actions, info)})
		}
		slices.SortStableFunc(l.rules, func(a, b *rule) int { return cmp.Compare(a.priority, b.priority) })
		out[arn] = l
		info.listeners[l.port] = l
	}
	return out
}
