// Package reach tells who reaches what in a network: it brings the rules of
// security groups and network ACLs, in all forms of writing them, into one
// form, and follows routes from a subnet to the internet.
package reach

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Rule is one line of what a network lets through.
type Rule struct {
	// Block is where it is written: a nested block, or the body of a resource of its own.
	Block *config.Block
	// In says whether it lets in; else it lets out.
	In config.Truth
	// Allows is No for what an ACL denies.
	Allows config.Truth
	// Number is the place of an ACL's rule, of which the lower ones win; 0 in a security group.
	Number float64
	Ports  Ports
	// Sources are the addresses that it lets in, or where it lets out to.
	// Other security groups are not among them.
	Sources []Source

	vague bool // it is not known what is written
	named bool // a module knows the rule by its name
}

// World says whether the rule is for every address, and which value says so.
func (r Rule) World() (config.Truth, config.Value) {
	worst, at := config.No, config.Value{Block: r.Block, Range: r.Block.Range}
	for _, s := range r.Sources {
		if t := s.World(); t > worst {
			worst, at = t, s.Value
		}
	}
	return worst, at
}

// Plain reports whether the rule is written out, so that it is known what is
// written, and could say more of itself.
func (r Rule) Plain() bool { return !r.vague && !r.named }

// GroupTypes are the resources that hold rules of security groups.
var GroupTypes = []string{
	"aws_security_group", "aws_default_security_group", "aws_security_group_rule",
	"aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
}

// Rules are the rules of security groups that a resource, one of GroupTypes, writes down itself.
func Rules(s *check.Subject) []Rule {
	switch s.Type {
	case "aws_security_group_rule":
		direction, known := s.Get("type").Text("")
		in := config.Is(direction == "ingress")
		if !known {
			in = config.Unknown
		}
		return []Rule{standing(s, in, "protocol", "cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids")}
	case "aws_vpc_security_group_ingress_rule":
		return []Rule{standing(s, config.Yes, "ip_protocol", "cidr_ipv4", "cidr_ipv6", "prefix_list_id")}
	case "aws_vpc_security_group_egress_rule":
		return []Rule{standing(s, config.No, "ip_protocol", "cidr_ipv4", "cidr_ipv6", "prefix_list_id")}
	}
	return append(inline(s, "ingress", config.Yes), inline(s, "egress", config.No)...)
}

func standing(s *check.Subject, in config.Truth, protocol string, sources ...string) Rule {
	return Rule{Block: s.Block, In: in, Allows: config.Yes, Ports: portsOf(s.Block, protocol), Sources: Sources(s.World, s.Block, sources...)}
}

func inline(s *check.Subject, name string, in config.Truth) []Rule {
	var out []Rule
	blocks, vague := nested(s.Block, name)
	for _, b := range blocks {
		out = append(out, Rule{
			Block: b, In: in, Allows: config.Yes, Ports: portsOf(b, "protocol"),
			Sources: Sources(s.World, b, "cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"),
		})
	}
	if vague != nil {
		out = append(out, Rule{Block: s.Block, In: in, Allows: config.Yes, Sources: []Source{{Value: *vague, bits: -1}}, vague: true})
	}
	return out
}

// nested are the blocks of a name, written as blocks or as a list of objects.
// Vague is the value of which it is not known what blocks it stands for.
func nested(b *config.Block, name string) (blocks []*config.Block, vague *config.Value) {
	blocks = b.Find(name)
	v := b.Get(name)
	if v.Absent() {
		return blocks, nil
	}
	elements, complete := v.Elements()
	for _, e := range elements {
		complete = complete && e.V.IsKnown()
	}
	if complete {
		return blocks, nil
	}
	return blocks, &v
}

// Groups are the security groups that a resource, one of GroupTypes, is or has a rule for.
func Groups(s *check.Subject) []*config.Resource {
	if s.Type == "aws_security_group" || s.Type == "aws_default_security_group" {
		return []*config.Resource{s.Resource}
	}
	v := s.Get("security_group_id")
	return append(check.Behind(v, "aws_security_group"), check.Behind(v, "aws_default_security_group")...)
}
