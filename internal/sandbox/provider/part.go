package provider

// partKinds are small types that set one thing of another resource, and go by its name.
var partKinds = map[string]kind{
	"aws_backup_region_settings":              {id: "{region}"},
	"aws_cloudfront_monitoring_subscription":  {id: "{distribution_id}", replace: "distribution_id"},
	"aws_cloudwatch_event_bus_policy":         {id: "{event_bus_name}", replace: "event_bus_name", json: "policy"},
	"aws_cloudwatch_log_account_policy":       {id: "{policy_name}:{policy_type}", replace: "policy_name policy_type", json: "policy_document"},
	"aws_ec2_managed_prefix_list_entry":       {id: "{prefix_list_id},{cidr}", replace: "prefix_list_id cidr"},
	"aws_ecr_account_setting":                 {key: "{name}", replace: "name"},
	"aws_efs_backup_policy":                   {id: "{file_system_id}", replace: "file_system_id"},
	"aws_efs_file_system_policy":              {id: "{file_system_id}", replace: "file_system_id", json: "policy"},
	"aws_lambda_function_event_invoke_config": {id: "{function_name}", replace: "function_name qualifier"},
	"aws_s3_bucket_metric":                    {id: "{bucket}:{name}", replace: "bucket name"},
	"aws_vpc_dhcp_options_association":        {id: "{dhcp_options_id}-{vpc_id}", replace: "vpc_id"},
	"aws_vpc_endpoint_policy":                 {id: "{vpc_endpoint_id}", replace: "vpc_endpoint_id", json: "policy"},
	"aws_vpc_endpoint_subnet_association":     {id: "a-{vpc_endpoint_id}{digits10}", replace: "vpc_endpoint_id subnet_id"},
	"aws_vpc_ipv4_cidr_block_association":     {id: "vpc-cidr-assoc-{hex17}", replace: "vpc_id cidr_block"},
	"aws_vpc_security_group_vpc_association":  {key: "{security_group_id},{vpc_id}", replace: "security_group_id vpc_id"},
	"aws_vpc_endpoint_security_group_association": {
		id: "a-{vpc_endpoint_id}{digits10}", replace: "vpc_endpoint_id security_group_id replace_default_association",
	},
}
