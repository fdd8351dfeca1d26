package reach

import (
	"regexp"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Public says whether a subnet leads to the internet: its route table, or the
// main one of its VPC where it has none of its own, sends all other traffic to
// an internet gateway. A subnet of the default VPC does.
func Public(w *check.World, subnet *config.Resource) config.Truth {
	if check.TypeOf(subnet) != "aws_subnet" {
		return looked(subnet)
	}
	s := &check.Subject{Resource: subnet, World: w}
	answer := s.Get("map_public_ip_on_launch").Bool(false).Or(Everywhere(w, subnet.Block, "cidr_block", "ipv6_cidr_block"))
	links, _ := s.Linked("aws_route_table_association", "subnet_id")
	for _, l := range links {
		answer = answer.Or(tables(w, l.Get("route_table_id")))
	}
	if len(links) == 0 {
		answer = answer.Or(mainTable(w, s.Get("vpc_id")))
	}
	return answer
}

// named are words by which people tell subnets apart.
var named = regexp.MustCompile(`(?i)(^|[^a-z])public`)

// looked answers for a subnet that is only looked up: by what it is looked up with.
func looked(r *config.Resource) config.Truth {
	if OfDefaultVPC(r) {
		return config.Yes
	}
	words, _ := r.Get("tags").Texts()
	for _, f := range r.Find("filter") {
		if name, _ := f.Get("name").Text(""); strings.HasPrefix(name, "tag:") {
			values, _ := f.Get("values").Texts()
			words = append(words, values...)
		}
	}
	return config.Is(named.MatchString(strings.Join(words, " ")))
}

// DefaultVPC reports whether a value leads to the VPC that AWS makes in every region.
func DefaultVPC(v config.Value) bool {
	for _, r := range check.Behind(v, "data.aws_vpc") {
		if r.Get("default").Bool(false) == config.Yes {
			return true
		}
	}
	return len(check.Behind(v, "aws_default_vpc")) > 0
}

// tables says whether one of the route tables that a value leads to is open.
func tables(w *check.World, v config.Value) config.Truth {
	answer := config.No
	for _, typ := range []string{"aws_route_table", "aws_default_route_table"} {
		for _, r := range check.Behind(v, typ) {
			answer = answer.Or(OpenTable(w, r))
		}
	}
	return answer
}

// mainTable says whether the main route table of a VPC is open.
func mainTable(w *check.World, vpc config.Value) config.Truth {
	if DefaultVPC(vpc) {
		return config.Yes
	}
	answer := config.No
	for _, r := range check.Behind(vpc, "aws_vpc") {
		s := &check.Subject{Resource: r, World: w}
		mains, _ := s.Linked("aws_main_route_table_association", "vpc_id")
		for _, m := range mains {
			answer = answer.Or(tables(w, m.Get("route_table_id")))
		}
		defaults, _ := s.Linked("aws_default_route_table", "default_route_table_id")
		for _, d := range defaults {
			answer = answer.Or(OpenTable(w, d))
		}
		routes, _ := s.Linked("aws_route", "route_table_id")
		for _, route := range routes {
			answer = answer.Or(openRoute(w, route.Block, "destination_cidr_block", "destination_ipv6_cidr_block"))
		}
	}
	return answer
}

// OpenTable says whether a route table sends traffic for any address to an
// internet gateway, by a route of its own or one that stands alone.
func OpenTable(w *check.World, table *config.Resource) config.Truth {
	answer := config.No
	for _, b := range table.Find("route") {
		answer = answer.Or(openRoute(w, b, "cidr_block", "ipv6_cidr_block"))
	}
	s := &check.Subject{Resource: table, World: w}
	routes, _ := s.Linked("aws_route", "route_table_id")
	for _, r := range routes {
		answer = answer.Or(openRoute(w, r.Block, "destination_cidr_block", "destination_ipv6_cidr_block"))
	}
	return answer
}

func openRoute(w *check.World, b *config.Block, destinations ...string) config.Truth {
	gateway := b.Get("gateway_id")
	id, known := gateway.Text("")
	to := config.Is(len(check.Behind(gateway, "aws_internet_gateway"))+len(check.Behind(gateway, "data.aws_internet_gateway")) > 0 || strings.HasPrefix(id, "igw-"))
	if !known && to == config.No && len(gateway.Refs()) == 0 {
		to = config.Unknown
	}
	return to.And(Everywhere(w, b, destinations...))
}

// Everywhere says whether one of some attributes of a block holds the range of all addresses.
func Everywhere(w *check.World, b *config.Block, names ...string) config.Truth {
	answer, _ := Rule{Block: b, Sources: Sources(w, b, names...)}.World()
	return answer
}
