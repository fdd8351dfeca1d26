package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// sgGroup are the checks of security groups as such: what they are for, and whether they are.
var sgGroup = []check.Check{
	{
		ID: "sg-description", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Security group does not say what it is for",
		Why:   "A group that nobody understands is a group that nobody dares to narrow. Its description cannot be changed later.",
		Mend: `resource "aws_security_group" "orders" {
  description = "Tasks of the orders service"
}`,
		Practices: []string{"SEC05-BP02", "OPS03-BP04"},
		Aliases:   []string{"AVD-AWS-0099", "CKV_AWS_23", "KICS:security_group_without_description"},
		Types:     []string{"aws_security_group", "module"},
		Look:      asGroup.look(sgDescribed),
	},
	{
		ID: "sg-rule-description", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Security group rule does not say what it is for",
		Why:   "When a rule has to go, only its description tells what will stop working.",
		Mend: `ingress {
  description = "HTTPS from the load balancer"
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"AVD-AWS-0124", "CKV_AWS_23", "KICS:security_group_rules_without_description"},
		Types:     sgTypes,
		Look:      sgRuleDescribed,
	},
	{
		ID: "sg-used", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Security group belongs to nothing",
		Why:   "Groups that are left over get attached again one day, with rules from another time.",
		Mend: `resource "aws_instance" "orders" {
  vpc_security_group_ids = [aws_security_group.orders.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_5", "KICS:security_groups_not_used", "EC2.22"},
		Types:     []string{"aws_security_group"},
		Look:      sgUsed,
	},
	{
		ID: "sg-default-closed", Family: check.Network, Severity: check.Medium,
		Title: "VPC has a default security group that lets traffic through",
		Why:   "Whatever starts without a group of its own gets the default one, and with it everything that the others in it may do.",
		Mend: `resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.main.id
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases: []string{
			"CKV2_AWS_12", "AVD-AWS-0173", "KICS:vpc_default_security_group_accepts_all_traffic",
			"KICS:default_security_groups_with_unrestricted_traffic", "EC2.2", "CIS-AWS-1.4-5.3", "CIS-AWS-2.0-5.4",
		},
		Types: []string{"aws_vpc", "aws_default_vpc", "aws_default_security_group"},
		Look:  sgDefaultClosed,
	},
	{
		ID: "sg-rules-one-form", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Security group has rules inside and rules beside it",
		Why:   "Each apply takes away what the other form has added, so that rules come and go with every run.",
		Mend: `resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.orders.id
  cidr_ipv4         = "10.0.0.0/24"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}`,
		Practices: []string{"SEC05-BP02", "OPS05-BP04"},
		Types:     []string{"aws_security_group"},
		Look:      sgOneForm,
	},
}

// sgDescribed takes the text that the provider writes by itself for none.
func sgDescribed(s *check.Subject) {
	v := s.Get("description")
	text, _ := v.Text("")
	switch {
	case v.Absent():
		s.Fail(v, "description is not set, which means Managed by Terraform")
	case v.Given() == config.No || text == "Managed by Terraform":
		s.Fail(v, "description is %q", text)
	case v.Given() == config.Unknown:
		s.Unsure(v, "description is not known")
	}
}

func sgRuleDescribed(s *check.Subject) {
	for _, r := range sgRules(s) {
		v := r.Block.Get("description")
		switch {
		case !r.Plain():
		case v.Given() == config.Unknown || r.Block.Maybe && v.Absent():
			s.Unsure(v, "whether the rule has a description is not known")
		case v.Given() == config.No:
			s.Fail(v, "the rule has no description")
		}
	}
}

// sgUsed counts every reference to the group but those of its own rules.
func sgUsed(s *check.Subject) {
	uses := slices.DeleteFunc(s.Uses(), func(u check.Use) bool {
		return slices.Contains(reach.GroupTypes[2:], u.By.Type) && u.Attribute == "security_group_id"
	})
	if len(uses) > 0 || s.Exported() || sgNamed(s) {
		return
	}
	s.FailAt(s.Range, "nothing refers to the group")
}

// sgNamed reports whether an instance or a load balancer has the group by its name.
func sgNamed(s *check.Subject) bool {
	for _, typ := range []string{"aws_instance", "aws_launch_configuration", "aws_elb"} {
		if found, _ := s.Linked(typ, "security_groups"); len(found) > 0 {
			return true
		}
	}
	return false
}

// sgDefaultClosed fails a VPC whose default group is left as AWS makes it, and
// a default group that has rules again.
func sgDefaultClosed(s *check.Subject) {
	if s.Type != "aws_default_security_group" {
		if found, sure := s.Linked("aws_default_security_group", "vpc_id"); len(found) == 0 && sure {
			s.FailAt(s.Range, "no aws_default_security_group takes the rules away that AWS puts in")
		}
		return
	}
	for _, name := range []string{"ingress", "egress"} {
		switch v := s.Get(name); s.Has(name) {
		case config.Yes:
			s.FailAt(sgWhere(s, name), "it has %s rules", name)
		case config.Unknown:
			s.Unsure(v, "%s is not known", name)
		}
	}
	for _, typ := range reach.GroupTypes[2:] {
		if found, _ := s.Linked(typ, "security_group_id"); len(found) > 0 {
			s.FailAt(s.Range, "%s gives it a rule", found[0].Address)
		}
	}
}

func sgOneForm(s *check.Subject) {
	for _, name := range []string{"ingress", "egress"} {
		if len(s.Find(name)) == 0 {
			continue
		}
		for _, typ := range reach.GroupTypes[2:] {
			found, _ := s.Linked(typ, "security_group_id")
			for _, r := range found {
				if direction, _ := r.Get("type").Text(name); typ != "aws_security_group_rule" && typ != "aws_vpc_security_group_"+name+"_rule" || direction != name {
					continue
				}
				s.FailAt(sgWhere(s, name), "it has %s rules, and %s adds one", name, r.Address)
				return
			}
		}
	}
}
