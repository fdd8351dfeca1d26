package catalog

import (
	"regexp"
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// vpcRoute are the checks of where a VPC's routes lead.
var vpcRoute = []check.Check{
	{
		ID: "vpc-peering-routes-narrow", Family: check.Network, Severity: check.High,
		Title: "Route sends traffic for any address to a peered VPC",
		Why:   "All traffic without a nearer route goes to the other side of the peering, which was meant for one network.",
		Mend: `resource "aws_route" "peer" {
  destination_cidr_block    = "10.30.0.0/24"
  vpc_peering_connection_id = aws_vpc_peering_connection.peer.id
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_44", "KICS:vpc_peering_route_table_with_unrestricted_cidr", "CIS-AWS-1.4-5.4", "CIS-AWS-2.0-5.5"},
		Types:     vpcTables,
		Look:      vpcEveryRoute("a peering connection", "vpc_peering_connection_id"),
	},
	{
		ID: "vpc-nat-gateway", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Route to the internet leads through an instance",
		Why:   "An instance that translates addresses is one machine that fails, fills up and must be patched; a NAT gateway is none of it.",
		Mend: `resource "aws_route" "out" {
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}`,
		Practices: []string{"REL02-BP01", "SEC06-BP05"},
		Aliases:   []string{"CKV2_AWS_35"},
		Types:     vpcTables,
		Look:      vpcEveryRoute("an instance", "instance_id", "network_interface_id"),
	},
	{
		ID: "vpc-private-route", Family: check.Network, Severity: check.High,
		Title: "Route table of private subnets leads to the internet",
		Why:   "Subnets that everyone takes for private are public: a public address and an open group, and what is in them is reached.",
		Mend: `resource "aws_route" "private" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_route_table"},
		Look:      vpcPrivateRoute,
	},
	{
		ID: "vpc-main-route", Family: check.Network, Severity: check.Medium,
		Title: "Main route table of a VPC leads to the internet",
		Why:   "Every subnet without a table of its own takes the main one, so that each new subnet is public by mistake.",
		Mend: `resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route                  = []
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_default_route_table", "aws_main_route_table_association"},
		Look:      vpcMainRoute,
	},
	{
		ID: "vpc-peering-dns", Family: check.Misconfiguration, Severity: check.Low,
		Title: "VPC peering resolves names of the other side to public addresses",
		Why:   "Traffic between the two VPCs then leaves for the internet, or does not arrive.",
		Mend: `resource "aws_vpc_peering_connection" "peer" {
  requester {
    allow_remote_vpc_dns_resolution = true
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_vpc_peering_connection"},
		Look: check.Want(check.Saying("allow_remote_vpc_dns_resolution is true on neither side", check.Or(
			vpcPeeringDNS, check.With("aws_vpc_peering_connection_options", "vpc_peering_connection_id", vpcPeeringDNS),
			check.With("aws_vpc_peering_connection_accepter", "vpc_peering_connection_id", vpcPeeringDNS),
		))),
	},
}

var vpcPeeringDNS = check.Or(
	check.True("requester.allow_remote_vpc_dns_resolution", false), check.True("accepter.allow_remote_vpc_dns_resolution", false),
)

var vpcTables = []string{"aws_route", "aws_route_table", "aws_default_route_table"}

// vpcEveryRoute fails routes for any address to a kind of target, named by one of some attributes.
func vpcEveryRoute(target string, attributes ...string) check.Look {
	return func(s *check.Subject) {
		blocks := s.Find("route")
		if s.Type == "aws_route" {
			blocks = []*config.Block{s.Block}
		}
		for _, b := range blocks {
			any := reach.Everywhere(s.World, b, "cidr_block", "ipv6_cidr_block", "destination_cidr_block", "destination_ipv6_cidr_block")
			for _, a := range attributes {
				v := b.Get(a)
				switch v.Given().And(any) {
				case config.Yes:
					s.Fail(v, "%s is %s and the route is for any address", a, target)
				case config.Unknown:
					s.Unsure(v, "whether a route for any address leads to %s is not known", target)
				}
			}
		}
	}
}

// vpcPrivateName matches names of subnets that are meant to be private.
var vpcPrivateName = regexp.MustCompile(`(?i)(^|[^a-z])(private|intra|isolated|database|data)([^a-z]|$)`)

// vpcPrivateRoute fails an open table that a subnet has whose name says that it is private.
func vpcPrivateRoute(s *check.Subject) {
	if reach.OpenTable(s.World, s.Resource) != config.Yes {
		return
	}
	links, _ := s.Linked("aws_route_table_association", "route_table_id")
	for _, l := range links {
		for _, subnet := range check.Behind(l.Get("subnet_id"), "aws_subnet") {
			if vpcPrivate(subnet) {
				s.FailAt(s.Range, "%s has it, and it leads to an internet gateway", subnet.Address)
				return
			}
		}
	}
}

func vpcPrivate(subnet *config.Resource) bool {
	names := []string{subnet.Name}
	for _, tags := range subnet.Find("tags") {
		for _, a := range []string{"Name", "Tier", "Type"} {
			if t, known := tags.Get(a).Text(""); known {
				names = append(names, t)
			}
		}
	}
	return slices.ContainsFunc(names, vpcPrivateName.MatchString)
}

func vpcMainRoute(s *check.Subject) {
	tables := []*config.Resource{s.Resource}
	if s.Type == "aws_main_route_table_association" {
		tables = check.Behind(s.Get("route_table_id"), "aws_route_table")
	}
	for _, t := range tables {
		if reach.OpenTable(s.World, t) == config.Yes {
			s.FailAt(s.Range, "it leads to an internet gateway")
		}
	}
}
