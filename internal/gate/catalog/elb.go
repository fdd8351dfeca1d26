package catalog

import "flota.dev/flota/internal/gate/check"

// balancers are load balancers of the second generation; aws_alb is another name of aws_lb.
var balancers = []string{"aws_lb", "aws_alb"}

// allBalancers are load balancers of both generations.
var allBalancers = []string{"aws_lb", "aws_alb", "aws_elb"}

var (
	isALB         = check.OneOf("load_balancer_type", "application", "application")
	notGateway    = check.NoneOf("load_balancer_type", "application", "gateway")
	isClassic     = check.OfType("aws_elb")
	facesInternet = check.False("internal", false)
	isModern      = check.OfType(balancers...)
)

// ofALB wants a condition of application load balancers only.
func ofALB(c check.Condition) check.Look { return check.Want(check.If(isALB, c)) }

var elb = []check.Check{
	{
		ID: "elb-access-logs", Family: check.Logging, Severity: check.Medium,
		Title: "Load balancer keeps no access log",
		Why:   "Who asked for what, and what was answered, cannot be told after an attack or an outage.",
		Mend: `resource "aws_lb" "this" {
  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_91", "CKV_AWS_92", "KICS:elb_v2_lb_access_log_disabled", "KICS:elb_access_logging_disabled", "ELB.5"},
		Types:     allBalancers,
		Look: check.Want(check.If(notGateway, check.And(
			check.If(isClassic, check.And(check.Given("access_logs"), check.True("access_logs.enabled", true))),
			check.If(isModern, check.True("access_logs.enabled", false))))),
	},
	{
		ID: "elb-connection-logs", Family: check.Logging, Severity: check.Low,
		Title: "Load balancer keeps no connection log",
		Why:   "Clients that fail in the TLS handshake, scanners among them, are in no access log.",
		Mend: `resource "aws_lb" "this" {
  connection_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     balancers,
		Look:      ofALB(check.True("connection_logs.enabled", false)),
	},
	{
		ID: "elb-deletion-protection", Family: check.Backup, Severity: check.Medium,
		Title: "Load balancer can be deleted by a single call",
		Why:   "One wrong destroy takes every service behind it off the net, and its name and addresses are gone.",
		Mend: `resource "aws_lb" "this" {
  enable_deletion_protection = true
}`,
		Practices: []string{"REL08-BP05", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_150", "KICS:alb_deletion_protection_disabled", "ELB.6"},
		Types:     balancers,
		Look:      check.Want(check.True("enable_deletion_protection", false)),
		Fix:       &check.Fix{Path: "enable_deletion_protection", Value: "true"},
	},
	{
		ID: "elb-internal", Family: check.Network, Severity: check.Low,
		Title: "Load balancer faces the internet",
		Why:   "Everyone can reach it: that should be so only where it is meant to be.",
		Mend: `resource "aws_lb" "this" {
  internal = true
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"AVD-AWS-0053"},
		Types:     allBalancers,
		Look:      check.Want(check.If(notGateway, check.True("internal", false))),
	},
	{
		ID: "elb-waf", Family: check.Network, Severity: check.Medium,
		Title: "Public load balancer has no web application firewall",
		Why:   "Common attacks on web applications, and floods of requests, reach the services unfiltered.",
		Mend: `resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV2_AWS_28", "KICS:alb_is_not_integrated_with_waf", "ELB.16"},
		Types:     balancers,
		Look:      ofALB(check.If(facesInternet, behindWAF)),
	},
	{
		ID: "elb-drop-invalid-headers", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Load balancer passes on invalid headers",
		Why:   "Headers that the balancer and the service read differently let one request be smuggled inside another.",
		Mend: `resource "aws_lb" "this" {
  drop_invalid_header_fields = true
}`,
		Practices: []string{"SEC05-BP03", "SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_131", "AVD-AWS-0052", "KICS:alb_not_dropping_invalid_headers", "ELB.4"},
		Types:     balancers,
		Look:      ofALB(check.True("drop_invalid_header_fields", false)),
		Fix:       &check.Fix{Path: "drop_invalid_header_fields", Value: "true"},
	},
	{
		ID: "elb-desync", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Load balancer only watches ambiguous requests",
		Why:   "In the mode monitor requests that try to split themselves in two are passed on to the services.",
		Mend: `resource "aws_lb" "this" {
  desync_mitigation_mode = "defensive"
}`,
		Practices: []string{"SEC05-BP03", "SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_328", "ELB.12", "ELB.14"},
		Types:     allBalancers,
		Look:      check.Want(check.NoneOf("desync_mitigation_mode", "defensive", "monitor")),
	},
	{
		ID: "elb-cross-zone", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Load balancer does not spread load across zones",
		Why:   "A zone with fewer targets is overloaded while others idle, and one without targets answers nothing.",
		Mend: `resource "aws_lb" "this" {
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"CKV_AWS_138", "CKV_AWS_152", "ELB.9"},
		Types:     allBalancers,
		Look: check.Want(check.And(
			check.If(check.OneOf("load_balancer_type", "application", "network", "gateway"), check.True("enable_cross_zone_load_balancing", false)),
			check.If(isClassic, check.True("cross_zone_load_balancing", true)))),
	},
	{
		ID: "elb-multi-zone", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Load balancer stands in one zone",
		Why:   "When the zone fails, so does everything behind the balancer.",
		Mend: `resource "aws_lb" "this" {
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"ELB.10", "ELB.13"},
		Types:     allBalancers,
		Look: check.Want(check.Or(
			check.Length("subnets", 2), check.Length("subnet_mapping", 2), check.Length("availability_zones", 2),
			check.And(check.Missing("subnets"), check.Missing("subnet_mapping"), check.Missing("availability_zones")))),
	},
	{
		ID: "elb-security-group", Family: check.Network, Severity: check.Low,
		Title: "Load balancer has no security group of its own",
		Why:   "It gets the default group of its VPC, whose rules serve many and are widened for any of them.",
		Mend: `resource "aws_lb" "this" {
  security_groups = [aws_security_group.lb.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     allBalancers,
		Look: check.Want(check.If(
			check.And(isALB, check.Missing("availability_zones")),
			check.Given("security_groups"))),
	},
	{
		ID: "elb-connection-draining", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Load balancer cuts off requests when an instance leaves",
		Why:   "Each deployment then fails the requests that are under way.",
		Mend: `resource "aws_elb" "this" {
  connection_draining = true
}`,
		Practices: []string{"REL08-BP05"},
		Aliases:   []string{"ELB.7"},
		Types:     []string{"aws_elb"},
		Look:      check.Want(check.True("connection_draining", false)),
		Fix:       &check.Fix{Path: "connection_draining", Value: "true"},
	},
}

// behindWAF wants a web ACL that is associated with the resource.
var behindWAF = check.Or(
	check.With("aws_wafv2_web_acl_association", "resource_arn", check.Exists),
	check.With("aws_wafregional_web_acl_association", "resource_arn", check.Exists),
)
