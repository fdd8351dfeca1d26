package balancer

import (
	"maps"
	"slices"
)

// snapshot is everything a request needs to know. It never changes.
type snapshot struct {
	listeners map[string]*listener // by ARN
	names     names
	edge      *edge
	// reported says under which counters a group's host counts go.
	reported map[string][]*counters
}

// assemble makes a snapshot of the records. The caller holds b.loading.
func (b *Balancer) assemble() {
	b.updateGroups()
	firewalls := b.newFirewalls()
	before := map[string]*firewall{}
	for _, record := range b.records.associations.all() {
		before[record.view.Resource] = firewalls[record.view.WebACL]
	}
	balancers := map[string]*balancerInfo{}
	for _, lb := range b.records.balancers.all() {
		balancers[lb.key.ID] = &balancerInfo{
			Key: lb.key, suffix: lb.view.ARNSuffix, dnsName: lb.view.DNSName, internal: lb.view.Internal, tags: lb.view.Tags,
			listeners: map[int]*listener{}, firewall: before[lb.key.ID],
		}
	}
	s := &snapshot{listeners: b.newListeners(balancers), reported: map[string][]*counters{}}
	s.names = b.newNames(slices.Collect(maps.Values(balancers)))
	s.edge = b.newEdge(balancers, firewalls)
	for _, l := range s.listeners {
		s.report(l.normal)
		for _, r := range l.rules {
			s.report(r.action)
		}
	}
	b.now.Store(s)
}

func (s *snapshot) report(a *action) {
	if a == nil {
		return
	}
	for _, share := range a.shares {
		if arn := share.group.arn; !slices.Contains(s.reported[arn], share.counters) {
			s.reported[arn] = append(s.reported[arn], share.counters)
		}
	}
}

// updateGroups brings the groups' settings up to date, and forgets those
// whose record is gone and whose targets are too.
func (b *Balancer) updateGroups() {
	known := map[string]bool{}
	for _, record := range b.records.groups.all() {
		arn := record.key.ID
		known[arn] = true
		g := b.group(arn)
		g.recorded = true
		g.settings.Store(newSettings(*record.view, b.clock))
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for arn, g := range b.groups {
		if g.recorded && !known[arn] && len(g.health()) == 0 {
			delete(b.groups, arn)
		}
	}
}
