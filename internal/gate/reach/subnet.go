package reach

import (
	"regexp"
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// subnetTypes are what may stand behind the ID of a subnet.
var subnetTypes = []string{"aws_subnet", "aws_default_subnet", "data.aws_subnet", "data.aws_subnets", "data.aws_subnet_ids"}

// publicOutput matches names of a module's outputs that hold public subnets.
var publicOutput = regexp.MustCompile(`(?i)(^|_)public(_|$|\[)`)

// AnyPublic says whether one of the subnets that a value names leads to the
// internet, and which. Of a module that was not fetched only the output's name
// is known, and trusted.
func AnyPublic(w *check.World, v config.Value) (answer config.Truth, name string) {
	for _, ref := range v.Refs() {
		for _, r := range ref.Resources() {
			t := config.No
			switch {
			case r.Mode == config.Call:
				t = config.Is(publicOutput.MatchString(ref.Attribute))
			case slices.Contains(subnetTypes, check.TypeOf(r)):
				t = Public(w, r)
			}
			if t > answer {
				answer, name = t, ref.String()
			}
		}
	}
	return answer, name
}

// Inside follows a value that names subnet groups of a type to the subnets of
// theirs, which stand in an attribute.
func Inside(s *check.Subject, v config.Value, group, attribute string) (answer config.Truth, name string) {
	for _, g := range s.Named(v, group) {
		if t, n := AnyPublic(s.World, g.Get(attribute)); t > answer {
			answer, name = t, n
		}
	}
	return answer, name
}

// OfDefaultVPC reports whether a subnet, made or looked up, is one of the VPC
// that AWS makes in every region.
func OfDefaultVPC(r *config.Resource) bool {
	if check.TypeOf(r) == "aws_default_subnet" || DefaultVPC(r.Get("vpc_id")) || r.Get("default_for_az").Bool(false) == config.Yes {
		return true
	}
	return slices.ContainsFunc(r.Find("filter"), func(f *config.Block) bool {
		name, _ := f.Get("name").Text("")
		return name == "default-for-az" || name == "vpc-id" && DefaultVPC(f.Get("values"))
	})
}
