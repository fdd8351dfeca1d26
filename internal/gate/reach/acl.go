package reach

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// ACLTypes are the resources that hold entries of network ACLs.
var ACLTypes = []string{"aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"}

// Entries are the entries of network ACLs that a resource, one of ACLTypes,
// writes down itself, or a call of the registry's module for VPCs.
func Entries(s *check.Subject) []Rule {
	if s.Type == "aws_network_acl_rule" {
		return []Rule{entryOf(s, s.Block, s.Get("egress").Bool(false).Not())}
	}
	lists := map[string]config.Truth{"ingress": config.Yes, "egress": config.No}
	if s.Mode == config.Call {
		lists = calledACLs(s)
	}
	var out []Rule
	for name, in := range lists {
		blocks, vague := nested(s.Block, name)
		for _, b := range blocks {
			out = append(out, entryOf(s, b, in))
		}
		if vague != nil {
			out = append(out, Rule{Block: s.Block, In: in, Allows: config.Yes, Sources: []Source{{Value: *vague, bits: -1}}, vague: true})
		}
	}
	slices.SortFunc(out, func(a, b Rule) int { return a.Block.Range.Start.Byte - b.Block.Range.Start.Byte })
	return out
}

// calledACLs are the arguments of the module that hold entries which let in.
func calledACLs(s *check.Subject) map[string]config.Truth {
	lists := map[string]config.Truth{"default_network_acl_ingress": config.Yes}
	for _, kind := range []string{"public", "private", "database", "intra", "redshift", "elasticache", "outpost"} {
		if s.Get(kind+"_dedicated_network_acl").Bool(false) == config.Yes {
			lists[kind+"_inbound_acl_rules"] = config.Yes
		}
	}
	return lists
}

// entryOf reads an entry, which resources of its own and nested blocks name differently.
func entryOf(s *check.Subject, b *config.Block, in config.Truth) Rule {
	action, number := b.Get("action"), b.Get("rule_no")
	if action.Absent() {
		action = b.Get("rule_action")
	}
	if number.Absent() {
		number = b.Get("rule_number")
	}
	allows := config.Unknown
	if a, known := action.Text(""); known {
		allows = config.Is(a == "allow" || a == "ALLOW")
	}
	n, _ := number.Number(0)
	return Rule{
		Block: b, In: in, Allows: allows, Number: n, Ports: portsOf(b, "protocol"),
		Sources: Sources(s.World, b, "cidr_block", "ipv6_cidr_block"),
	}
}

// Beside are all entries of the ACL that a resource is or has an entry for.
func Beside(s *check.Subject) []Rule {
	acls := []*config.Resource{s.Resource}
	if s.Type == "aws_network_acl_rule" {
		v := s.Get("network_acl_id")
		acls = append(check.Behind(v, "aws_network_acl"), check.Behind(v, "aws_default_network_acl")...)
	}
	var out []Rule
	for _, r := range acls {
		acl := &check.Subject{Resource: r, World: s.World}
		if r.Type != "aws_network_acl_rule" {
			out = append(out, Entries(acl)...)
		}
		rules, _ := acl.Linked("aws_network_acl_rule", "network_acl_id")
		for _, x := range rules {
			out = append(out, Entries(&check.Subject{Resource: x, World: s.World})...)
		}
	}
	return out
}

// Denied says whether an entry comes too late for a port: one of a lower
// number denies it to every address.
func Denied(entry Rule, all []Rule, port int, protocols ...string) bool {
	return slices.ContainsFunc(all, func(o Rule) bool {
		world, _ := o.World()
		return o.Number < entry.Number && o.In == entry.In && o.Allows == config.No &&
			world == config.Yes && o.Ports.Hold(port, protocols...) == config.Yes
	})
}
