package provider

// auditKinds watch what an account costs and keep what it holds.
var auditKinds = map[string]kind{
	"aws_inspector2_enabler": {id: "{account}", replace: "account_ids"},
	"aws_budgets_budget": {
		id: "{account}:{name}",
		computed: values{
			"arn": "arn:aws:budgets::{account}:budget/{name}", "account_id": "{account}", "time_period_start": "2026-01-01_00:00",
			"limit_unit": "USD",
		},
		defaults: values{"time_period_end": "2087-06-15_00:00"}, replace: "account_id name name_prefix budget_type",
		rules: rules{
			"budget_type": oneOf("USAGE COST RI_UTILIZATION RI_COVERAGE SAVINGS_PLANS_UTILIZATION " +
				"SAVINGS_PLANS_COVERAGE"),
			"time_unit":                        oneOf("DAILY MONTHLY QUARTERLY ANNUALLY CUSTOM"),
			"notification.comparison_operator": oneOf("GREATER_THAN LESS_THAN EQUAL_TO"),
			"notification.threshold_type":      oneOf("PERCENTAGE ABSOLUTE_VALUE"),
			"notification.notification_type":   oneOf("ACTUAL FORECASTED"),
		},
	},
	"aws_ce_anomaly_monitor": {
		id:       "{arn}",
		computed: values{"arn": "arn:aws:ce::{account}:anomalymonitor/{uuid}"},
		replace:  "monitor_type monitor_dimension monitor_specification",
		json:     "monitor_specification",
	},
	"aws_ce_anomaly_subscription": {
		id:       "{arn}",
		computed: values{"arn": "arn:aws:ce::{account}:anomalysubscription/{uuid}", "account_id": "{account}"},
		replace:  "account_id name",
	},
	"aws_backup_vault": {
		id: "{name}",
		computed: values{
			"arn":         "arn:aws:backup:{region}:{account}:backup-vault:{name}",
			"kms_key_arn": "arn:aws:kms:{region}:{account}:alias/aws/backup",
		},
		defaults: values{"force_destroy": false},
		replace:  "name kms_key_arn",
		exists:   "AlreadyExistsException",
		rules:    rules{"name": matching(2, 50, `[A-Za-z0-9_-]+`, "have only letters, digits, hyphens and underscores")},
	},
	"aws_backup_plan": {
		id:       "{uuid}",
		computed: values{"arn": "arn:aws:backup:{region}:{account}:backup-plan:{id}", "version": "{lower48}"},
		defaults: values{
			"rule.start_window": 60, "rule.completion_window": 180, "rule.schedule_expression_timezone": "Etc/UTC",
			"rule.enable_continuous_backup": false,
		},
		volatile: "version",
		refs:     map[string]string{"rule.target_vault_name": "aws_backup_vault"},
	},
	"aws_backup_selection": {
		id:      "{uuid}",
		replace: "name plan_id iam_role_arn resources not_resources condition selection_tag",
		refs:    map[string]string{"plan_id": "aws_backup_plan", "iam_role_arn": "aws_iam_role"},
	},
	"aws_backup_vault_lock_configuration": {
		id:       "{backup_vault_name}",
		computed: values{"backup_vault_arn": "arn:aws:backup:{region}:{account}:backup-vault:{backup_vault_name}"},
		replace:  "backup_vault_name changeable_for_days max_retention_days min_retention_days",
		refs:     map[string]string{"backup_vault_name": "aws_backup_vault"},
	},
	"aws_backup_vault_policy": {
		id:       "{backup_vault_name}",
		computed: values{"backup_vault_arn": "arn:aws:backup:{region}:{account}:backup-vault:{backup_vault_name}"},
		replace:  "backup_vault_name",
		json:     "policy",
		refs:     map[string]string{"backup_vault_name": "aws_backup_vault"},
	},
	"aws_xray_group": {
		id:       "{arn}",
		computed: values{"arn": "arn:aws:xray:{region}:{account}:group/{group_name}/{upper26}"},
		replace:  "group_name",
	},
	"aws_resourcegroups_group": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:resource-groups:{region}:{account}:group/{name}"},
		replace:  "name",
	},
	"aws_efs_file_system": {
		id: "fs-{hex17}",
		computed: values{
			"arn": "arn:aws:elasticfilesystem:{region}:{account}:file-system/{id}", "creation_token": "terraform-{stamp}",
			"dns_name": "{id}.efs.{region}.amazonaws.com", "owner_id": "{account}", "performance_mode": "generalPurpose",
		},
		defaults: values{"throughput_mode": "bursting"},
		replace:  "creation_token encrypted kms_key_id performance_mode availability_zone_name",
	},
	"aws_efs_mount_target": {
		id: "fsmt-{hex17}",
		computed: values{
			"dns_name": "{file_system_id}.efs.{region}.amazonaws.com", "ip_address": privateIP,
			"network_interface_id": "eni-{hex17}", "owner_id": "{account}",
		},
		replace: "file_system_id subnet_id ip_address",
		refs:    map[string]string{"file_system_id": "aws_efs_file_system"},
	},
	"aws_efs_access_point": {
		id:       "fsap-{hex17}",
		computed: values{"arn": "arn:aws:elasticfilesystem:{region}:{account}:access-point/{id}", "owner_id": "{account}"},
		replace:  "file_system_id posix_user root_directory",
		refs:     map[string]string{"file_system_id": "aws_efs_file_system"},
	},
}
