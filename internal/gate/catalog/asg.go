package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// asg are the checks of Auto Scaling groups.
var asg = []check.Check{
	{
		ID: "asg-elb-health-check", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Auto Scaling group keeps instances that its load balancer has given up",
		Why:   "A machine that runs but does not answer stays in the group, and the group stays a machine short.",
		Mend: `resource "aws_autoscaling_group" "orders" {
  health_check_type = "ELB"
}`,
		Practices: []string{"REL11-BP01", "REL11-BP02"},
		Aliases:   []string{"CKV2_AWS_15", "AutoScaling.1"},
		Types:     []string{"aws_autoscaling_group", "module"},
		Look:      asScaling.look(check.Want(check.If(asgBalanced, check.Match("health_check_type", "EC2", `(?i)ELB|VPC_LATTICE`)))),
	},
	{
		ID: "asg-load-balanced", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Auto Scaling group has no load balancer",
		Why:   "Nothing spreads work over its machines, or takes it from those that fail.",
		Mend: `resource "aws_autoscaling_group" "orders" {
  target_group_arns = [aws_lb_target_group.orders.arn]
}`,
		Practices: []string{"REL11-BP02"},
		Aliases:   []string{"KICS:auto_scaling_group_with_no_associated_elb"},
		Types:     []string{"aws_autoscaling_group", "module"},
		Look:      asScaling.look(check.Want(check.Saying("neither target_group_arns nor load_balancers is set, and no attachment names it", asgBalanced))),
	},
	{
		ID: "asg-tags", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Auto Scaling group gives its instances no tags",
		Why:   "Machines that come and go by themselves cannot be told apart in bills, alarms and searches.",
		Mend: `tag {
  key                 = "service"
  value               = "orders"
  propagate_at_launch = true
}`,
		Practices: []string{"COST03-BP02", "SEC01-BP03"},
		Aliases:   []string{"CKV_AWS_153", "KICS:autoscaling_groups_supply_tags"},
		Types:     []string{"aws_autoscaling_group", "module"},
		Look:      asScaling.look(check.Want(check.Or(check.Given("tag"), check.Given("tags"), check.With("aws_autoscaling_group_tag", "autoscaling_group_name", check.Exists)))),
	},
	{
		ID: "asg-several-zones", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Auto Scaling group stands in one zone",
		Why:   "When the zone fails, all of the group is gone, and nothing may start elsewhere.",
		Mend: `resource "aws_autoscaling_group" "orders" {
  vpc_zone_identifier = [aws_subnet.a.id, aws_subnet.b.id]
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"AutoScaling.2"},
		Types:     []string{"aws_autoscaling_group", "module"},
		Look:      asScaling.look(asgZones),
	},
	{
		ID: "asg-launch-template", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Auto Scaling group starts from a launch configuration",
		Why:   "Launch configurations have no versions, no new instance types and no new settings of security; AWS ends them.",
		Mend: `launch_template {
  id      = aws_launch_template.orders.id
  version = aws_launch_template.orders.latest_version
}`,
		Practices: []string{"SEC06-BP02", "OPS05-BP04"},
		Aliases:   []string{"CKV_AWS_315", "AutoScaling.9"},
		Types:     []string{"aws_autoscaling_group"},
		Look:      check.Want(check.Or(check.Given("launch_template"), check.Given("mixed_instances_policy"))),
	},
	{
		ID: "asg-several-types", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Auto Scaling group knows one type of instance",
		Why:   "When a zone has none of that type left, nothing starts, just when more is needed.",
		Mend: `mixed_instances_policy {
  launch_template {
    override {
      instance_type = "m7g.large"
    }
    override {
      instance_type = "m6g.large"
    }
  }
}`,
		Practices: []string{"REL07-BP01", "COST06-BP03"},
		Aliases:   []string{"AutoScaling.6"},
		Types:     []string{"aws_autoscaling_group"},
		Look:      asgTypes,
	},
	{
		ID: "asg-capacity-rebalance", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Auto Scaling group waits until spot instances are taken away",
		Why:   "With rebalancing, the next machine starts when AWS warns; without it, only when the old one is gone.",
		Mend: `resource "aws_autoscaling_group" "orders" {
  capacity_rebalance = true
}`,
		Practices: []string{"REL07-BP01", "REL11-BP02"},
		Types:     []string{"aws_autoscaling_group"},
		Look: check.Want(check.If(
			check.And(check.Given("mixed_instances_policy.instances_distribution"),
				check.AtMost("mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity", 99, 100)),
			check.True("capacity_rebalance", false),
		)),
	},
}

// asgBalanced is so for a group that a load balancer, or another source of traffic, sends work to.
var asgBalanced = check.Or(
	check.Given("target_group_arns"), check.Given("load_balancers"), check.Given("traffic_source"), check.Given("traffic_source_attachments"),
	check.With("aws_autoscaling_attachment", "autoscaling_group_name", check.Exists),
	check.With("aws_autoscaling_traffic_source_attachment", "autoscaling_group_name", check.Exists),
)

// asgZones fails a list of one. A list that is known only after apply may have any length.
func asgZones(s *check.Subject) {
	for _, name := range []string{"vpc_zone_identifier", "availability_zones"} {
		v := s.Get(name)
		if !v.Absent() && v.V.IsKnown() && v.V.CanIterateElements() && v.V.LengthInt() == 1 {
			s.Fail(v, "%s has one element", name)
		}
	}
}

// asgTypes passes a group that asks for properties instead of a type.
func asgTypes(s *check.Subject) {
	overrides := s.Find("mixed_instances_policy.launch_template.override")
	types := 0
	for _, o := range overrides {
		if o.Maybe || o.Has("instance_requirements") != config.No {
			return
		}
		types++
	}
	if types < 2 {
		s.FailAt(sgWhere(s, "mixed_instances_policy"), "mixed_instances_policy has %d overrides", types)
	}
}
