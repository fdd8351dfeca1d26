package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// vpc are the checks of VPCs, their subnets and flow logs.
var vpc = []check.Check{
	{
		ID: "vpc-flow-logs", Family: check.Logging, Severity: check.Medium,
		Title: "VPC keeps no flow logs",
		Why:   "Without them nobody can tell afterwards who was connected to what, or why a connection was refused.",
		Mend: `resource "aws_flow_log" "main" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flows.arn
  iam_role_arn    = aws_iam_role.flows.arn
}`,
		Practices: []string{"SEC04-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_11", "AVD-AWS-0178", "KICS:vpc_flowlogs_disabled", "EC2.6", "CIS-AWS-1.4-3.9", "CIS-AWS-2.0-3.9"},
		Types:     []string{"aws_vpc", "aws_default_vpc", "module"},
		Look: asNetwork.look(check.Want(check.Or(
			check.Saying("no aws_flow_log has its vpc_id", check.With("aws_flow_log", "vpc_id", check.Exists)),
			check.True("enable_flow_log", false),
		))),
	},
	{
		ID: "vpc-flow-logs-all-traffic", Family: check.Logging, Severity: check.Low,
		Title: "VPC flow log keeps only part of the traffic",
		Why:   "What was accepted tells what an intruder did, and what was rejected tells what was tried: a search needs both.",
		Mend: `resource "aws_flow_log" "main" {
  traffic_type = "ALL"
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_flow_log"},
		Look: check.Want(check.If(
			check.And(check.Missing("transit_gateway_id"), check.Missing("transit_gateway_attachment_id")),
			check.OneOf("traffic_type", "", "ALL"),
		)),
	},
	{
		ID: "vpc-no-default", Family: check.Network, Severity: check.Low,
		Title: "VPC in use is the default one",
		Why:   "All subnets of the default VPC are public, and everything that is started without a thought lands there.",
		Mend: `resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV_AWS_148", "AVD-AWS-0101", "KICS:default_vpc_exists"},
		Types:     []string{"aws_default_vpc"},
		Look:      func(s *check.Subject) { s.FailAt(s.Range, "it manages the region's default VPC") },
	},
	{
		ID: "vpc-subnet-no-public-ip", Family: check.Network, Severity: check.Medium,
		Title: "Subnet gives every instance a public address",
		Why:   "Whatever starts here is on the internet at once, whether it was meant to be or not.",
		Mend: `resource "aws_subnet" "main" {
  map_public_ip_on_launch = false
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_130", "AVD-AWS-0164", "KICS:vpc_subnet_assigns_public_ip", "EC2.15"},
		Types:     []string{"aws_subnet", "aws_default_subnet", "module"},
		Look:      asNetwork.look(vpcPublicAddresses),
	},
	{
		ID: "vpc-subnets", Family: check.Misconfiguration, Severity: check.Low,
		Title: "VPC has no subnet",
		Why:   "Nothing can run in it: either it is left over, or its subnets are made by hand.",
		Mend: `resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_vpc"},
		Look:      vpcSubnets,
	},
	{
		ID: "vpc-network-firewall", Family: check.Network, Severity: check.Low,
		Title: "VPC has no network firewall",
		Why:   "Groups and ACLs look at addresses only; a firewall looks at names and contents, and sees what leaves for where it should not.",
		Mend: `resource "aws_networkfirewall_firewall" "main" {
  vpc_id = aws_vpc.main.id
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"KICS:vpc_without_network_firewall"},
		Types:     []string{"aws_vpc"},
		Look:      check.Want(check.Saying("no aws_networkfirewall_firewall has its vpc_id", check.With("aws_networkfirewall_firewall", "vpc_id", check.Exists))),
	},
	{
		ID: "vpc-internet-gateway-attached", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Internet gateway belongs to no VPC",
		Why:   "A gateway that is left over is attached to the wrong VPC one day.",
		Mend: `resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_internet_gateway"},
		Look: check.Want(check.Or(
			check.Saying("vpc_id is not set, and no attachment names it", check.Given("vpc_id")),
			check.With("aws_internet_gateway_attachment", "internet_gateway_id", check.Exists),
		)),
	},
	{
		ID: "vpc-block-public-access", Family: check.Network, Severity: check.Medium,
		Title: "VPC block of public access is switched off",
		Why:   "With it, no route, gateway or address that somebody adds can open a VPC of the account to the internet.",
		Mend: `resource "aws_vpc_block_public_access_options" "account" {
  internet_gateway_block_mode = "block-bidirectional"
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP04"},
		Aliases:   []string{"EC2.172"},
		Types:     []string{"aws_vpc_block_public_access_options"},
		Look:      check.Want(check.OneOf("internet_gateway_block_mode", "off", "block-bidirectional", "block-ingress")),
	},
}

// vpcSubnets passes a VPC that something out of sight may put subnets into.
func vpcSubnets(s *check.Subject) {
	for _, u := range s.Uses() {
		if typ := check.TypeOf(u.By); typ == "aws_subnet" || typ == "module" {
			return
		}
	}
	if !s.Exported() {
		s.FailAt(s.Range, "no aws_subnet has its vpc_id")
	}
}

// vpcPublicAddresses knows who gives addresses where nothing is written:
// default subnets, and the registry's module before its version 4.
func vpcPublicAddresses(s *check.Subject) {
	called := s.Type == "aws_vpc"
	if called && s.Has("public_subnets") == config.No {
		return
	}
	absent := s.Type == "aws_default_subnet" || called && !calledSince(s, 4)
	check.Want(check.False("map_public_ip_on_launch", absent))(s)
}
