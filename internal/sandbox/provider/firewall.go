package provider

// ruleKind is one rule of a security group (AuthorizeSecurityGroupIngress, …Egress).
var ruleKind = kind{
	id: "sgr-{hex17}",
	computed: values{
		"arn": "arn:aws:ec2:{region}:{account}:security-group-rule/{id}", "security_group_rule_id": "{id}",
	},
	replace: "security_group_id",
	rules:   rules{"cidr_ipv4": isCIDR, "from_port": between(-1, 65535), "to_port": between(-1, 65535)},
	groups:  []group{exactlyOne("cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id")},
}

// firewallKinds are security groups and their rules.
var firewallKinds = map[string]kind{
	"aws_security_group": {
		id:       "sg-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:security-group/{id}", "owner_id": "{account}"},
		defaults: values{"description": "Managed by Terraform", "revoke_rules_on_delete": false},
		replace:  "name name_prefix description vpc_id",
		unique:   "name vpc_id", exists: "InvalidGroup.Duplicate",
		rules: rules{
			"name": matching(0, 255, `[^\x00-\x1f]*`, "have no control characters"),
			"description": matching(
				0, 255, `[0-9A-Za-z_ .:/()#,@\[\]+=&;{}!$*\-]*`, "have only letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
			),
		},
		groups: []group{atMostOne("name name_prefix")},
		busy: dependents("DependencyViolation", "resource '%s' has a dependent object",
			"aws_lb.security_groups aws_ecs_service.network_configuration.security_groups aws_db_instance.vpc_security_group_ids "+
				"aws_instance.vpc_security_group_ids aws_vpc_endpoint.security_group_ids "+
				"aws_vpc_security_group_ingress_rule.referenced_security_group_id "+
				"aws_vpc_security_group_egress_rule.referenced_security_group_id"),
	},
	"aws_security_group_rule": {
		id: "sgrule-{digits10}", computed: values{"security_group_rule_id": "sgr-{hex17}"}, defaults: values{"self": false},
		replace: "cidr_blocks from_port ipv6_cidr_blocks prefix_list_ids protocol security_group_id self " +
			"source_security_group_id to_port type",
		rules: rules{
			"type": oneOf("ingress egress"), "from_port": between(-1, 65535), "to_port": between(-1, 65535),
			"cidr_blocks": isCIDR,
		},
	},
	"aws_vpc_security_group_ingress_rule": ruleKind,
	"aws_vpc_security_group_egress_rule":  ruleKind,
}
