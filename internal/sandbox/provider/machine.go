package provider

import (
	"fmt"
	"math"

	"flota.dev/flota/internal/sandbox/store"
)

// machineKinds are virtual machines, desktops and directories. They exist as records only: nothing runs.
var machineKinds = map[string]kind{
	"aws_instance": {
		id: "i-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:instance/{id}", "instance_state": "running", "private_ip": privateIP,
			"private_dns": "ip-{hex8}.ec2.internal", "availability_zone": instanceZone,
			"primary_network_interface_id": "eni-{hex17}", "tenancy": "default", "instance_initiated_shutdown_behavior": "stop",
			"root_block_device.volume_id": "vol-{hex17}",
			"ebs_block_device.volume_id":  "vol-{hex17}", "root_block_device.device_name": "/dev/xvda",
			"root_block_device.volume_size": 8, "root_block_device.volume_type": "gp3",
			"ebs_block_device.volume_type": "gp3", "metadata_options.http_tokens": "required",
			"metadata_options.http_put_response_hop_limit": 2, "metadata_options.instance_metadata_tags": "disabled",
			"vpc_security_group_ids": []any{}, "subnet_id": "",
			"root_block_device.iops": 3000, "root_block_device.throughput": 125, "ebs_block_device.iops": 3000,
			"ebs_block_device.throughput": 125,
		},
		defaults: values{
			"get_password_data": false, "source_dest_check": true, "user_data_replace_on_change": false,
			"root_block_device.delete_on_termination": true,
			"ebs_block_device.delete_on_termination":  true, "force_destroy": false, "metadata_options.http_endpoint": "enabled",
			"metadata_options.http_protocol_ipv6": "disabled",
		},
		replace: "ami availability_zone key_name subnet_id private_ip tenancy placement_group associate_public_ip_address " +
			"root_block_device.encrypted root_block_device.kms_key_id hibernation",
		rules: rules{
			"instance_type": instanceType, "metadata_options.http_tokens": oneOf("optional required"),
			"metadata_options.http_endpoint": oneOf("enabled disabled"),
			"root_block_device.volume_type":  volumeType, "ebs_block_device.volume_type": volumeType,
			"tenancy": oneOf("default dedicated host"),
		},
		refs:   map[string]string{"iam_instance_profile": "aws_iam_instance_profile"},
		remove: checkProtection("disable_api_termination", "OperationNotPermitted"),
	},
	"aws_launch_template": {
		id: "lt-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:launch-template/{id}", "default_version": 1, "latest_version": nextTemplate,
		},
		replace:  "name name_prefix",
		volatile: "latest_version",
		unique:   "name",
		exists:   "InvalidLaunchTemplateName.AlreadyExistsException",
		rules:    rules{"instance_type": instanceType},
	},
	"aws_ebs_volume": {
		id:       "vol-{hex17}",
		computed: values{"arn": "arn:aws:ec2:{region}:{account}:volume/{id}", "type": "gp2", "create_time": "{now}", "size": 8},
		replace:  "availability_zone encrypted kms_key_id snapshot_id",
		rules:    rules{"type": volumeType},
	},
	"aws_volume_attachment": {
		id:      "vai-{digits10}",
		replace: "device_name instance_id volume_id",
		refs:    map[string]string{"instance_id": "aws_instance", "volume_id": "aws_ebs_volume"},
	},
	"aws_ebs_encryption_by_default": {id: "terraform-{stamp}", defaults: values{"enabled": true}},
	"aws_ebs_default_kms_key": {
		id:      "{key_arn}",
		replace: "key_arn",
		refs:    map[string]string{"key_arn": "aws_kms_key"},
	},
	"aws_key_pair": {
		id: "{key_name}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:key-pair/{key_name}", "key_name": "terraform-{stamp}",
			"key_pair_id": "key-{hex17}", "fingerprint": "{hex32}", "key_type": "ed25519",
		},
		replace: "key_name key_name_prefix public_key",
	},
	"aws_network_interface": {
		id: "eni-{hex17}",
		computed: values{
			"arn": "arn:aws:ec2:{region}:{account}:network-interface/{id}", "private_ip": privateIP, "owner_id": "{account}",
			"interface_type": "interface",
		},
		defaults: values{"source_dest_check": true},
		replace:  "subnet_id",
	},
	"aws_ec2_instance_metadata_defaults": {
		id: "{account}",
		rules: rules{
			"http_endpoint": oneOf("enabled disabled no-preference"), "http_tokens": oneOf("required optional no-preference"),
			"instance_metadata_tags": oneOf("enabled disabled no-preference"),
		},
	},
	"aws_directory_service_directory": {
		id: "d-{hex10}",
		computed: values{
			"access_url": "{id}.awsapps.com", "alias": "{id}", "short_name": "",
			"dns_ip_addresses": []any{"198.18.0.10", "198.18.0.11"}, "security_group_id": "sg-{hex17}", "edition": "Enterprise",
			"size": "Large", "vpc_settings.availability_zones": []any{"{region}a", "{region}b"},
			"desired_number_of_domain_controllers": 2,
		},
		defaults: values{"type": "SimpleAD", "enable_sso": false},
		replace:  "name password size alias short_name vpc_settings connect_settings type edition",
		rules: rules{
			"type": oneOf("ADConnector MicrosoftAD SimpleAD SharedMicrosoftAD"), "edition": oneOf("Enterprise Standard"),
			"size": oneOf("Small Large"), "password": matching(8, 64, `.*`, "have 8 to 64 characters"),
		},
	},
	"aws_workspaces_directory": {
		id: "{directory_id}",
		computed: values{
			"directory_name": "{directory_id}", "registration_code": "SLiad+{upper6}",
			"workspace_security_group_id": "sg-{hex17}", "directory_type": directoryType,
			"iam_role_id": "arn:aws:iam::{account}:role/workspaces_DefaultRole", "alias": "{directory_id}",
		},
		defaults: values{"workspace_type": "PERSONAL"},
		replace:  "directory_id",
		refs:     map[string]string{"directory_id": "aws_directory_service_directory"},
	},
	"aws_workspaces_workspace": {
		id: "ws-{lower9}",
		computed: values{
			"state": "AVAILABLE", "computer_name": "WSAMZN-{upper8}", "ip_address": "198.18.1.1",
			"workspace_properties.running_mode_auto_stop_timeout_in_minutes": 0,
		},
		defaults: values{
			"root_volume_encryption_enabled": false, "user_volume_encryption_enabled": false,
			"workspace_properties.compute_type_name": "VALUE", "workspace_properties.root_volume_size_gib": 80,
			"workspace_properties.user_volume_size_gib": 10, "workspace_properties.running_mode": "ALWAYS_ON",
		},
		replace: "bundle_id directory_id user_name root_volume_encryption_enabled user_volume_encryption_enabled " +
			"volume_encryption_key",
		refs:   map[string]string{"directory_id": "aws_workspaces_directory"},
		unique: "directory_id user_name",
		rules: rules{
			"workspace_properties.running_mode": oneOf("ALWAYS_ON AUTO_STOP MANUAL"),
			"workspace_properties.compute_type_name": oneOf("VALUE STANDARD PERFORMANCE POWER POWERPRO GRAPHICS GRAPHICSPRO " +
				"GENERALPURPOSE_4XLARGE GENERALPURPOSE_8XLARGE GRAPHICS_G4DN GRAPHICSPRO_G4DN"),
			"workspace_properties.running_mode_auto_stop_timeout_in_minutes": wholeHours,
		},
	},
	"aws_workspaces_ip_group": {id: "wsipg-{lower9}", replace: "name description"},
}

var (
	instanceType = matching(4, 32, `[a-z0-9-]+\.[a-z0-9-]+`, "be an instance type such as t4g.micro")
	volumeType   = oneOf("standard gp2 gp3 io1 io2 sc1 st1")
)

// wholeHours is what the minutes after which a desktop stops are counted in.
func wholeHours(v any) string {
	if n, ok := v.(float64); ok && math.Mod(n, 60) != 0 {
		return fmt.Sprintf("must be a multiple of 60, got %g", n)
	}
	return ""
}

// directoryType is what WorkSpaces calls the type of the directory that is registered.
func directoryType(o *op) any {
	of, ok := o.find("aws_directory_service_directory", o.str("directory_id"))
	names := map[string]string{"SimpleAD": "SIMPLE_AD", "ADConnector": "AD_CONNECTOR", "MicrosoftAD": "MICROSOFT_AD"}
	if name, known := names[text(of.Attributes["type"])]; ok && known {
		return name
	}
	return "MICROSOFT_AD"
}

func instanceZone(o *op) any {
	if subnet, ok := o.find("aws_subnet", o.str("subnet_id")); ok {
		return text(subnet.Attributes["availability_zone"])
	}
	return o.expand("{region}a")
}

// nextTemplate counts a launch template's versions.
func nextTemplate(o *op) any {
	if before, ok := store.Attributes(o.prior)["latest_version"].(float64); ok {
		return before + 1
	}
	return 1.0
}
