package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// ec2Network are the checks of where machines stand in the network.
var ec2Network = []check.Check{
	{
		ID: "ec2-no-public-ip", Family: check.Network, Severity: check.High,
		Title: "EC2 instance has a public address",
		Why:   "It is found and tried by everyone; a load balancer in front, and Session Manager for administration, need no such address.",
		Mend: `resource "aws_instance" "orders" {
  associate_public_ip_address = false
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_88", "AVD-AWS-0009", "KICS:ec2_instance_has_public_ip", "EC2.9", "EC2.25", "AutoScaling.5"},
		Types:     append([]string{"aws_spot_fleet_request"}, ec2Launched...),
		Look: asMachine.look(check.Want(check.And(
			check.False("associate_public_ip_address", false),
			check.Every("network_interfaces", check.False("associate_public_ip_address", false)),
			check.Every("launch_specification", check.False("associate_public_ip_address", false)),
		))),
	},
	{
		ID: "ec2-in-vpc", Family: check.Network, Severity: check.Medium,
		Title: "EC2 instance stands in the default VPC",
		Why:   "Every subnet of the default VPC is public, and its instances get public addresses unless told otherwise.",
		Mend: `resource "aws_instance" "orders" {
  subnet_id = aws_subnet.private.id
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"KICS:instance_with_no_vpc", "KICS:ec2_instance_using_default_vpc"},
		Types:     []string{"aws_instance", "aws_spot_instance_request", "module"},
		Look:      asInstance.look(ec2InVPC),
	},
	{
		ID: "ec2-own-security-group", Family: check.Network, Severity: check.Medium,
		Title: "EC2 instance has the default security group",
		Why:   "All that have it reach each other on every port, and a rule added for one of them opens them all.",
		Mend: `resource "aws_instance" "orders" {
  vpc_security_group_ids = [aws_security_group.orders.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:ec2_instance_using_default_security_group", "KICS:instance_with_no_vpc"},
		Types:     ec2Launched,
		Look:      asMachine.look(ec2OwnGroup),
	},
	{
		ID: "ec2-source-dest-check", Family: check.Network, Severity: check.Low,
		Title: "EC2 instance sends and takes packets that are not its own",
		Why:   "Without the check, a machine that was taken over can pose as another one, or pass traffic on.",
		Mend: `resource "aws_instance" "orders" {
  source_dest_check = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"EC2.180"},
		Types:     []string{"aws_instance", "aws_network_interface"},
		Look:      ec2SourceCheck,
	},
	{
		ID: "ec2-eip-attached", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 Elastic IP address belongs to nothing",
		Why:   "It costs money, and the day it is released someone else gets an address that names still lead to.",
		Mend: `resource "aws_eip" "orders" {
  instance = aws_instance.orders.id
}`,
		Practices: []string{"COST04-BP03", "SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_19", "KICS:aws_eip_not_attached_to_any_instance", "EC2.12"},
		Types:     []string{"aws_eip"},
		Look:      ec2Attached,
	},
	{
		ID: "ec2-role-not-shared", Family: check.Access, Severity: check.Medium,
		Title: "EC2 instance on the internet has the role of a private one",
		Why:   "Whoever takes the public machine over may do what the private one was meant to do.",
		Mend: `resource "aws_instance" "front" {
  iam_instance_profile = aws_iam_instance_profile.front.name
}`,
		Practices: []string{"SEC03-BP02", "SEC05-BP01"},
		Aliases:   []string{"KICS:public_and_private_ec2_share_role"},
		Types:     []string{"aws_instance", "module"},
		Look:      asInstance.look(ec2SharedRole),
	},
}

// ec2InVPC fails an instance that names no subnet, or one of the default VPC.
func ec2InVPC(s *check.Subject) {
	v := s.Get("subnet_id")
	if v.Given() != config.No {
		if ec2DefaultSubnet(v) {
			s.Fail(v, "subnet_id is %s, a subnet of the default VPC", check.Show(v))
		}
		return
	}
	for _, other := range []string{"network_interface", "primary_network_interface"} {
		if s.Has(other) != config.No {
			return
		}
	}
	if s.Has("launch_template") != config.No {
		seen := ec2Templates(s)
		placed := slices.ContainsFunc(seen, func(t *config.Resource) bool { return t.Has("network_interfaces") != config.No })
		if placed || len(seen) == 0 {
			return
		}
	}
	s.Fail(v, "subnet_id is not set, which means the default VPC")
}

func ec2DefaultSubnet(v config.Value) bool {
	if len(check.Behind(v, "aws_default_subnet")) > 0 {
		return true
	}
	for _, typ := range []string{"aws_subnet", "data.aws_subnet", "data.aws_subnets", "data.aws_subnet_ids"} {
		for _, r := range check.Behind(v, typ) {
			if reach.OfDefaultVPC(r) {
				return true
			}
		}
	}
	return false
}

// ec2OwnGroup fails the default group where it is named, and where an instance
// in a subnet names no group.
func ec2OwnGroup(s *check.Subject) {
	none := true
	for _, path := range []string{"vpc_security_group_ids", "security_groups", "security_group_names", "network_interfaces.security_groups"} {
		for _, v := range s.All(path) {
			none = none && v.Given() == config.No
			if what, ok := ec2DefaultGroup(v); ok {
				s.Fail(v, "%s has %s, the default group", path, what)
			}
		}
	}
	subnet := s.Get("subnet_id")
	if none && s.Type == "aws_instance" && !calledSince(s, 6) && subnet.Given() == config.Yes && s.Has("launch_template") == config.No {
		s.Fail(s.Get("vpc_security_group_ids"), "vpc_security_group_ids is not set, which means the VPC's default group")
	}
}

func ec2DefaultGroup(v config.Value) (string, bool) {
	for _, r := range v.Refs() {
		if strings.Contains(r.Attribute, "default_security_group") {
			return r.String(), true
		}
		for _, found := range r.Resources() {
			name, _ := found.Get("name").Text("")
			if found.Type == "aws_default_security_group" || check.TypeOf(found) == "data.aws_security_group" && name == "default" {
				return found.Address, true
			}
		}
	}
	texts, _ := v.Texts()
	return `"default"`, slices.Contains(texts, "default")
}

// ec2SourceCheck passes a machine that routes lead to: it is there to pass traffic on.
func ec2SourceCheck(s *check.Subject) {
	v := s.Get("source_dest_check")
	if v.Bool(true) == config.Yes {
		return
	}
	for _, u := range s.Uses() {
		if u.By.Type == "aws_route" || u.By.Type == "aws_route_table" || u.By.Type == "aws_default_route_table" {
			return
		}
	}
	check.Want(check.True("source_dest_check", true))(s)
}

func ec2Attached(s *check.Subject) {
	if s.Has("instance") == config.No && s.Has("network_interface") == config.No && len(s.Uses()) == 0 && !s.Exported() {
		s.FailAt(s.Range, "no instance, interface or gateway has it")
	}
}

// ec2SharedRole fails the public one of two instances with one profile.
func ec2SharedRole(s *check.Subject) {
	profile := s.Get("iam_instance_profile")
	if profile.Given() != config.Yes || ec2Public(s.World, s.Resource) != config.Yes {
		return
	}
	for _, other := range slices.Concat(s.World.Of("aws_instance"), s.World.Of("module")) {
		if other.Block != s.Block && other.Stack == s.Stack && ec2SameText(profile, other.Get("iam_instance_profile")) && ec2Placed(other) && ec2Public(s.World, other) == config.No {
			s.Fail(profile, "%s, which is private, has the same profile", other.Address)
			return
		}
	}
}

func ec2SameText(a, b config.Value) bool {
	x, _ := a.Text("")
	y, _ := b.Text("")
	return x != "" && x == y
}

func ec2Placed(r *config.Resource) bool { return len(r.Get("subnet_id").Refs()) > 0 }

func ec2Public(w *check.World, r *config.Resource) config.Truth {
	public, _ := reach.AnyPublic(w, r.Get("subnet_id"))
	return public.Or(r.Get("associate_public_ip_address").Bool(false))
}
