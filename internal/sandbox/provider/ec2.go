package provider

// ec2Kinds are networks and machines. Ids have 17 hex digits after the prefix.
var ec2Kinds = map[string]kind{
	"aws_vpc": {
		id: "vpc-{hex17}",
		computed: values{
			"arn":                       "arn:aws:ec2:{region}:{account}:vpc/{id}",
			"owner_id":                  "{account}",
			"default_network_acl_id":    "acl-{hex17}",
			"default_route_table_id":    "rtb-{hex17}",
			"main_route_table_id":       "{default_route_table_id}",
			"default_security_group_id": "sg-{hex17}",
			"dhcp_options_id":           "dopt-{hex17}",
		},
		defaults: values{"enable_dns_support": true, "instance_tenancy": "default"},
		replace:  "cidr_block ipv4_ipam_pool_id",
		rules:    rules{"instance_tenancy": oneOf("default dedicated")},
	},
}
