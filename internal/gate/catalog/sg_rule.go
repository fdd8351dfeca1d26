package catalog

import (
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// sgFault is what is wrong about a rule: Yes fails it.
type sgFault struct {
	truth config.Truth
	at    config.Value
	got   string
}

// sgEach is the look that judges each rule of a resource.
func sgEach(rules func(*check.Subject) []reach.Rule, judge func(*check.Subject, reach.Rule) sgFault) check.Look {
	return func(s *check.Subject) {
		for _, r := range rules(s) {
			switch f := judge(s, r); f.truth {
			case config.Yes:
				s.Fail(f.at, "%s", f.got)
			case config.Unknown:
				s.Unsure(f.at, "%s", f.got)
			}
		}
	}
}

// sgPublic fails rules that let anyone in on some ports.
func sgPublic(ports sgPorts) check.Look {
	return sgEach(sgRules, func(_ *check.Subject, r reach.Rule) sgFault {
		return sgWorld(r, r.In, ports, "from")
	})
}

// sgPublicWeb is sgPublic for ports that a load balancer offers to everyone on purpose.
func sgPublicWeb(ports sgPorts) check.Look {
	return sgEach(sgRules, func(s *check.Subject, r reach.Rule) sgFault {
		f := sgWorld(r, r.In, ports, "from")
		if f.truth != config.No && sgBalances(s) {
			f.truth = config.No
		}
		return f
	})
}

// sgEgress fails rules that let out to anywhere on some ports.
func sgEgress(ports sgPorts) check.Look {
	return sgEach(sgRules, func(_ *check.Subject, r reach.Rule) sgFault {
		return sgWorld(r, r.In.Not(), ports, "to")
	})
}

func sgWorld(r reach.Rule, direction config.Truth, ports sgPorts, word string) sgFault {
	hit, name := ports(r.Ports)
	world, at := r.World()
	f := sgFault{truth: direction.And(hit).And(world), at: at, got: name + " is open " + word + " " + check.Show(at)}
	if f.truth == config.Unknown {
		f.got = "whether " + name + " is open " + word + " anywhere is not known"
	}
	return f
}

// sgFrom fails rules that let in a kind of source, and that only, on some ports.
func sgFrom(ports sgPorts, kind func(reach.Source) config.Truth, who string) check.Look {
	return sgEach(sgRules, func(_ *check.Subject, r reach.Rule) sgFault {
		hit, name := ports(r.Ports)
		f := sgFault{truth: config.No}
		for _, source := range r.Sources {
			if kind(source) == config.Yes && f.truth == config.No {
				f = sgFault{r.In.And(hit), source.Value, name + " is open to " + who + ", " + check.Show(source.Value)}
			}
		}
		return f
	})
}

// sgBalances reports whether the group of a rule is that of a load balancer.
func sgBalances(s *check.Subject) bool {
	for _, g := range reach.Groups(s) {
		group := &check.Subject{Resource: g, World: s.World}
		for _, typ := range []string{"aws_lb", "aws_alb", "aws_elb", "module"} {
			found, _ := group.Linked(typ, "security_groups")
			if slices.ContainsFunc(found, sgBalancer) {
				return true
			}
		}
	}
	return false
}

// sgWhere is where the first block of a name stands, or the attribute written for it.
func sgWhere(s *check.Subject, name string) hcl.Range {
	if found := s.Find(name); len(found) > 0 {
		return found[0].Range
	}
	return s.Get(name).Range
}

// sgBalancer tells modules that make a load balancer by their source.
func sgBalancer(r *config.Resource) bool {
	source, _ := r.Get("source").Text("")
	return r.Mode != config.Call || sgBalancerSource.MatchString(source)
}

var sgBalancerSource = regexp.MustCompile(`(?i)[/_-](alb|elb|nlb|lb|load[_-]?balancer)([/_-]|$)`)
