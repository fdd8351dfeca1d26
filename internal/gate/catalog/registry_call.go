package catalog

import (
	"regexp"
	"strconv"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// Modules of the registry whose arguments have the names of a resource's.
const (
	instanceModule = "terraform-aws-modules/ec2-instance/aws"
	scalingModule  = "terraform-aws-modules/autoscaling/aws"
	networkModule  = "terraform-aws-modules/vpc/aws"
)

// standIns say for which type a module's call stands in.
type standIns map[string]string

var (
	asGroup    = standIns{reach.GroupModule: "aws_security_group"}
	asNetwork  = standIns{networkModule: "aws_vpc"}
	asInstance = standIns{instanceModule: "aws_instance"}
	asScaling  = standIns{scalingModule: "aws_autoscaling_group"}
	asMachine  = standIns{instanceModule: "aws_instance", scalingModule: "aws_launch_template"}
)

// look lets a look at resources also see calls of modules that stand in for
// them, where the module was not fetched. The module's own defaults must be those of the
// resource, or needs names an argument without which nothing is said.
func (m standIns) look(look check.Look, needs ...string) check.Look {
	return func(s *check.Subject) {
		if s.Mode != config.Call {
			look(s)
			return
		}
		for _, n := range needs {
			if s.Has(n) == config.No {
				return
			}
		}
		for module, typ := range m {
			if unreadCall(s, module) {
				r := *s.Resource
				r.Mode, r.Type = config.Managed, typ
				in := &check.Subject{Resource: &r, World: s.World}
				look(in)
				s.Seen = append(s.Seen, in.Seen...)
			}
		}
	}
}

var firstNumber = regexp.MustCompile(`\d+`)

// calledSince reports whether the subject is a call of a module whose version
// is at least some major one, as the newest is where none is asked for.
func calledSince(s *check.Subject, major int) bool {
	if s.Has("source") == config.No {
		return false
	}
	version, _ := s.Get("version").Text("")
	n, err := strconv.Atoi(firstNumber.FindString(version))
	return err != nil || n >= major
}
