package provider

import (
	"crypto/rand"
	"fmt"
	"net/netip"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// dependents lists uses of a resource by its id, from names like aws_subnet.vpc_id.
func dependents(code, message, paths string) []use { return usesBy("id", code, message, paths) }

func usesBy(by, code, message, paths string) []use {
	var out []use
	for _, f := range fields(paths) {
		typ, path, _ := strings.Cut(f, ".")
		out = append(out, use{typ: typ, path: path, by: by, code: code, message: message})
	}
	return out
}

// defaultPart marks the records of what comes with a VPC and goes with it.
const defaultPart = "default_part"

// vpcParts are what AWS makes with every VPC (CreateVpc).
var vpcParts = map[string]string{
	"default_security_group_id": "aws_security_group",
	"default_route_table_id":    "aws_route_table",
	"default_network_acl_id":    "aws_network_acl",
}

func createVPC(o *op) error {
	for result, typ := range vpcParts {
		id := o.str(result)
		part := store.Attributes{
			"id": id, "vpc_id": o.str("id"), "name": "default", "description": "default VPC security group", "owner_id": o.config.account,
			"arn": o.expand("arn:aws:ec2:{region}:{account}:" + strings.ReplaceAll(strings.TrimPrefix(typ, "aws_"), "_", "-") + "/" + id), defaultPart: true,
		}
		if err := o.store.Put(store.Key{Account: o.config.account, Region: o.region(), Type: typ, ID: id}, part); err != nil {
			return err
		}
	}
	return nil
}

func removeVPC(o *op) error {
	for result, typ := range vpcParts {
		key := store.Key{Account: o.config.account, Region: o.region(), Type: typ, ID: o.str(result)}
		if _, err := o.store.Get(key); err != nil {
			continue
		}
		if err := o.store.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// defaultOf gives a result of the VPC that vpc_id names.
func defaultOf(result string) func(*op) any {
	return func(o *op) any {
		if vpc, ok := o.find("aws_vpc", o.str("vpc_id")); ok {
			return vpc.Attributes[result]
		}
		return ""
	}
}

// createSubnet refuses ranges that do not fit (CreateSubnet).
func createSubnet(o *op) error {
	cidr, err := netip.ParsePrefix(o.str("cidr_block"))
	if err != nil {
		return nil
	}
	if cidr.Bits() < 16 || cidr.Bits() > 28 {
		return refuse("InvalidSubnet.Range", "the CIDR '%s' is invalid: its size must be between /16 and /28", cidr)
	}
	vpc, ok := o.find("aws_vpc", o.str("vpc_id"))
	if !ok {
		return nil
	}
	block, _ := vpc.Attributes["cidr_block"].(string)
	if outer, err := netip.ParsePrefix(block); err == nil && (!outer.Contains(cidr.Addr()) || cidr.Bits() < outer.Bits()) && !o.inSecondaryBlock(cidr) {
		return refuse("InvalidSubnet.Range", "the CIDR '%s' is not in the range of the VPC, %s", cidr, outer)
	}
	for _, r := range o.store.List("aws_subnet", o.config.account, o.region()) {
		other, _ := r.Attributes["cidr_block"].(string)
		if p, err := netip.ParsePrefix(other); err == nil && r.Attributes["vpc_id"] == o.attrs["vpc_id"] && p.Overlaps(cidr) {
			return refuse("InvalidSubnet.Conflict", "the CIDR '%s' conflicts with subnet %s, %s", cidr, r.ID, p)
		}
	}
	return nil
}

func (o *op) inSecondaryBlock(cidr netip.Prefix) bool {
	for _, r := range o.store.List("aws_vpc_ipv4_cidr_block_association", o.config.account, o.region()) {
		block, _ := r.Attributes["cidr_block"].(string)
		if p, err := netip.ParsePrefix(block); err == nil && r.Attributes["vpc_id"] == o.attrs["vpc_id"] && p.Contains(cidr.Addr()) {
			return true
		}
	}
	return false
}

// zoneID is the zone's id that is the same in all accounts, such as use1-az1 for us-east-1a.
func zoneID(o *op) any { return zoneIDOf(o.str("availability_zone")) }

func zoneIDOf(zone string) string {
	if zone == "" {
		return ""
	}
	part := strings.Split(zone[:len(zone)-1], "-")
	short := ""
	for _, p := range part {
		if p == "us" || p == "eu" || p == "ap" || p == "sa" || p == "ca" || p == "me" || p == "af" || p == "il" || p == "mx" {
			short += p
			continue
		}
		short += p[:1]
	}
	return fmt.Sprintf("%s-az%d", short, zone[len(zone)-1]-'a'+1)
}

// publicIP takes an address of 198.18.0.0/15, which no host on the internet has.
func publicIP(*op) any {
	b := make([]byte, 3)
	rand.Read(b)
	return fmt.Sprintf("198.%d.%d.%d", 18+b[0]%2, b[1], b[2])
}

func privateIP(o *op) any {
	subnet, ok := o.find("aws_subnet", o.str("subnet_id"))
	block, _ := subnet.Attributes["cidr_block"].(string)
	p, err := netip.ParsePrefix(block)
	if !ok || err != nil {
		return ""
	}
	a := p.Masked().Addr()
	for range 10 {
		a = a.Next()
	}
	return a.String()
}

func natAddress(o *op) any {
	if eip, ok := o.find("aws_eip", o.str("allocation_id")); ok {
		return eip.Attributes["public_ip"]
	}
	return ""
}

func subnetVPC(o *op) any {
	for _, path := range []string{"subnet_id", "subnets", "subnet_ids"} {
		for _, id := range collect(map[string]any(o.attrs), []string{path}) {
			if name, ok := id.(string); ok && name != "" {
				subnet, _ := o.find("aws_subnet", name)
				return text(subnet.Attributes["vpc_id"])
			}
		}
	}
	return ""
}

func endpointPrefixList(o *op) any {
	if o.str("vpc_endpoint_type") == "Gateway" {
		return o.expand("pl-{hex8}")
	}
	return ""
}

func endpointNames(o *op) any {
	if o.str("vpc_endpoint_type") != "Interface" {
		return []any{}
	}
	service := o.str("service_name")
	short := service[strings.LastIndexByte(service, '.')+1:]
	return []any{map[string]any{
		"dns_name":       o.expand("{id}-{lower8}." + short + ".{region}.vpce.amazonaws.com"),
		"hosted_zone_id": o.expand("Z{upper13}"),
	}}
}

func endpointInterfaces(o *op) any {
	out := []any{}
	for range collect(map[string]any(o.attrs), []string{"subnet_ids"}) {
		out = append(out, o.expand("eni-{hex17}"))
	}
	return out
}
