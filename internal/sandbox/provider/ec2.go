package provider

// vpcBusy is what keeps a VPC from being deleted (DeleteVpc: DependencyViolation).
var vpcBusy = dependents("DependencyViolation", "the vpc '%s' has dependencies and cannot be deleted",
	"aws_subnet.vpc_id aws_security_group.vpc_id aws_internet_gateway.vpc_id aws_vpc_endpoint.vpc_id aws_route_table.vpc_id")

// ec2Kinds are networks. Ids have 17 hexadecimal digits after the prefix; what
// changes need a new resource is from the EC2 API, which has no call to change them.
var ec2Kinds = map[string]kind{
	"aws_vpc": {
		id: "vpc-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:vpc/{id}", "owner_id": "{account}",
			"default_network_acl_id": "acl-{hex17}", "default_route_table_id": "rtb-{hex17}",
			"main_route_table_id": "{default_route_table_id}", "default_security_group_id": "sg-{hex17}",
			"dhcp_options_id": "dopt-{hex17}",
		},
		defaults: values{"enable_dns_support": true, "instance_tenancy": "default"},
		replace:  "cidr_block ipv4_ipam_pool_id",
		busy:     vpcBusy,
		rules:    rules{"instance_tenancy": oneOf("default dedicated"), "cidr_block": isCIDR},
		groups:   []group{atLeastOne("cidr_block ipv4_ipam_pool_id")},
		create:   createVPC, remove: removeVPC,
	},
	"aws_subnet": {
		id: "subnet-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:subnet/{id}", "owner_id": "{account}",
			"availability_zone": "{region}a", "availability_zone_id": zoneID, "private_dns_hostname_type_on_launch": "ip-name",
		},
		defaults: values{
			"assign_ipv6_address_on_creation": false, "enable_dns64": false, "map_public_ip_on_launch": false,
			"ipv6_native": false,
			"enable_resource_name_dns_a_record_on_launch": false, "enable_resource_name_dns_aaaa_record_on_launch": false,
		},
		replace: "cidr_block vpc_id availability_zone availability_zone_id outpost_arn ipv6_native",
		busy: dependents("DependencyViolation", "the subnet '%s' has dependencies and cannot be deleted",
			"aws_nat_gateway.subnet_id aws_lb.subnets aws_instance.subnet_id aws_ecs_service.network_configuration.subnets aws_vpc_endpoint.subnet_ids"),
		create: createSubnet,
	},
	"aws_internet_gateway": {
		id:       "igw-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:internet-gateway/{id}", "owner_id": "{account}"},
	},
	"aws_egress_only_internet_gateway": {id: "eigw-{hex17}", replace: "vpc_id"},
	"aws_internet_gateway_attachment": {
		id:      "{internet_gateway_id}:{vpc_id}",
		replace: "internet_gateway_id vpc_id",
		refs:    map[string]string{"internet_gateway_id": "aws_internet_gateway"},
	},
	"aws_eip": {
		id: "eipalloc-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:elastic-ip/{id}", "allocation_id": "{id}", "domain": "vpc",
			"public_ip":  publicIP,
			"public_dns": "ec2-{public_ip}.compute-1.amazonaws.com", "network_border_group": "{region}",
			"public_ipv4_pool": "amazon",
		},
		replace: "address customer_owned_ipv4_pool network_border_group public_ipv4_pool domain",
		busy:    dependents("AuthFailure", "the address '%s' is in use by a NAT gateway", "aws_nat_gateway.allocation_id"),
	},
	"aws_eip_association": {
		id:      "eipassoc-{hex17}",
		replace: "allocation_id instance_id network_interface_id private_ip_address public_ip",
	},
	"aws_nat_gateway": {
		id: "nat-{hex17}",
		computed: values{
			"association_id": "eipassoc-{hex17}", "network_interface_id": "eni-{hex17}", "private_ip": privateIP,
			"public_ip": natAddress, "availability_mode": "zonal", "vpc_id": subnetVPC,
		},
		defaults: values{"connectivity_type": "public"},
		replace:  "allocation_id connectivity_type subnet_id private_ip vpc_id",
		rules:    rules{"connectivity_type": oneOf("private public")},
		busy:     dependents("DependencyViolation", "the NAT gateway '%s' has routes", "aws_route.nat_gateway_id"),
	},
	"aws_route_table": {
		id:       "rtb-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:route-table/{id}", "owner_id": "{account}"},
		replace:  "vpc_id",
		busy: dependents("DependencyViolation", "the routeTable '%s' has dependencies and cannot be deleted",
			"aws_route_table_association.route_table_id"),
	},
	"aws_route": {
		id:       "r-{route_table_id}{hex10}",
		importID: "{route_table_id}_{destination_cidr_block}{destination_ipv6_cidr_block}{destination_prefix_list_id}",
		computed: values{"origin": "CreateRoute", "state": "active"},
		replace:  "route_table_id destination_cidr_block destination_ipv6_cidr_block destination_prefix_list_id",
		unique:   "route_table_id destination_cidr_block", exists: "RouteAlreadyExists",
		rules:  rules{"destination_cidr_block": isCIDR},
		groups: []group{exactlyOne("destination_cidr_block destination_ipv6_cidr_block destination_prefix_list_id")},
		refs:   map[string]string{"gateway_id": ""},
	},
	"aws_route_table_association": {
		id: "rtbassoc-{hex17}", importID: "{subnet_id}{gateway_id}/{route_table_id}",
		replace: "subnet_id gateway_id", unique: "subnet_id", exists: "Resource.AlreadyAssociated",
		groups: []group{exactlyOne("subnet_id gateway_id")},
	},
	"aws_main_route_table_association": {
		id:       "rtbassoc-{hex17}",
		computed: values{"original_route_table_id": "rtb-{hex17}"},
		replace:  "vpc_id",
	},
	"aws_network_acl": {
		id:       "acl-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:network-acl/{id}", "owner_id": "{account}"},
		replace:  "vpc_id",
	},
	"aws_network_acl_rule": {
		id: "nacl-{digits10}", defaults: values{"egress": false},
		replace: "network_acl_id rule_number egress protocol rule_action cidr_block ipv6_cidr_block from_port to_port " +
			"icmp_type icmp_code",
		rules: rules{"rule_action": oneOf("allow deny")},
		refs:  map[string]string{"network_acl_id": "aws_network_acl"},
	},
	"aws_network_acl_association": {id: "aclassoc-{hex17}", refs: map[string]string{"network_acl_id": "aws_network_acl"}},
	"aws_flow_log": {
		id: "fl-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:vpc-flow-log/{id}",
			"log_format": literal("${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} " +
				"${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}"),
		},
		defaults: values{"log_destination_type": "cloud-watch-logs", "max_aggregation_interval": 600},
		replace: "deliver_cross_account_role eni_id iam_role_arn log_destination log_destination_type log_format " +
			"max_aggregation_interval subnet_id traffic_type vpc_id destination_options",
		rules: rules{
			"log_destination_type":     oneOf("cloud-watch-logs s3 kinesis-data-firehose"),
			"traffic_type":             oneOf("ACCEPT ALL REJECT"),
			"max_aggregation_interval": among(60, 600), "log_destination": isARN,
		},
		groups: []group{
			exactlyOne("eni_id subnet_id vpc_id transit_gateway_id transit_gateway_attachment_id regional_nat_gateway_id"),
		},
		refs: map[string]string{"iam_role_arn": "aws_iam_role"},
	},
	"aws_vpc_endpoint": {
		id: "vpce-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:vpc-endpoint/{id}", "owner_id": "{account}", "state": "available",
			"prefix_list_id": endpointPrefixList,
			"policy": literal(
				`{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}`,
			),
			"ip_address_type": "ipv4",
			"dns_entry":       endpointNames, "service_region": "{region}", "network_interface_ids": endpointInterfaces,
		},
		defaults: values{"vpc_endpoint_type": "Gateway"},
		replace:  "vpc_endpoint_type service_name vpc_id service_region resource_configuration_arn service_network_arn",
		json:     "policy",
		rules:    rules{"vpc_endpoint_type": oneOf("Gateway Interface GatewayLoadBalancer Resource ServiceNetwork")},
	},
	"aws_vpc_endpoint_route_table_association": {
		id:      "a-{vpc_endpoint_id}{digits10}",
		replace: "vpc_endpoint_id route_table_id",
		refs:    map[string]string{"vpc_endpoint_id": "aws_vpc_endpoint"},
	},
	"aws_vpc_dhcp_options": {
		id:       "dopt-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:dhcp-options/{id}", "owner_id": "{account}"},
		replace:  "domain_name domain_name_servers ntp_servers netbios_name_servers netbios_node_type",
	},
	"aws_default_security_group": {
		id: "{vpc_id}",
		computed: values{
			"id": defaultOf("default_security_group_id"), "arn": "arn:aws:ec2:{region}:{account}:security-group/{id}",
			"owner_id": "{account}", "name": "default", "description": "default VPC security group",
		},
		replace: "vpc_id",
	},
	"aws_default_route_table": {
		id:       "{default_route_table_id}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:route-table/{id}", "owner_id": "{account}"},
		replace:  "default_route_table_id",
	},
	"aws_default_network_acl": {
		id:       "{default_network_acl_id}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:network-acl/{id}", "owner_id": "{account}"},
		replace:  "default_network_acl_id",
	},
	"aws_ec2_managed_prefix_list": {
		id:       "pl-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:prefix-list/{id}", "owner_id": "{account}", "version": 1},
		replace:  "address_family",
	},
}
