package provider

import "strings"

// guardKinds watch an account: trails, findings, configuration (APIs of
// CloudTrail, GuardDuty, Security Hub, AWS Config and IAM Access Analyzer).
var guardKinds = map[string]kind{
	"aws_cloudtrail": {
		id:       "{arn}",
		importID: "{arn}",
		computed: values{"arn": "arn:aws:cloudtrail:{region}:{account}:trail/{name}", "home_region": "{region}"},
		defaults: values{
			"enable_log_file_validation": false, "enable_logging": true, "include_global_service_events": true,
			"is_multi_region_trail": false, "is_organization_trail": false,
			"event_selector.read_write_type": "All", "event_selector.include_management_events": true,
		},
		replace: "name", unique: "name", exists: "TrailAlreadyExistsException",
		refs: map[string]string{"s3_bucket_name": "aws_s3_bucket", "cloud_watch_logs_role_arn": "aws_iam_role"},
		rules: rules{
			"name":                           matching(3, 128, `[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?`, "have only letters, digits and ._-, and begin and end with a letter or digit"),
			"cloud_watch_logs_group_arn":     isLogGroupPattern,
			"event_selector.read_write_type": oneOf("All ReadOnly WriteOnly"),
			"insight_selector.insight_type":  oneOf("ApiCallRateInsight ApiErrorRateInsight"),
		},
		groups: []group{together("cloud_watch_logs_group_arn cloud_watch_logs_role_arn"), atMostOne("event_selector advanced_event_selector")},
	},
	"aws_guardduty_detector": {
		id: "{hex32}",
		computed: values{
			"arn": "arn:aws:guardduty:{region}:{account}:detector/{id}", "account_id": "{account}",
			"finding_publishing_frequency": "SIX_HOURS",
		},
		defaults: values{"enable": true}, create: onlyOne("BadRequestException", "a detector already exists for the current account"),
		rules: rules{"finding_publishing_frequency": oneOf("FIFTEEN_MINUTES ONE_HOUR SIX_HOURS")},
	},
	"aws_guardduty_detector_feature": {
		id:      "{detector_id}/{name}",
		replace: "detector_id name",
		refs:    map[string]string{"detector_id": "aws_guardduty_detector"},
		rules: rules{
			"status": oneOf("ENABLED DISABLED"),
			"name": oneOf("S3_DATA_EVENTS EKS_AUDIT_LOGS EBS_MALWARE_PROTECTION RDS_LOGIN_EVENTS EKS_RUNTIME_MONITORING LAMBDA_NETWORK_LOGS " +
				"RUNTIME_MONITORING"),
			"additional_configuration.name":   oneOf("EKS_ADDON_MANAGEMENT ECS_FARGATE_AGENT_MANAGEMENT EC2_AGENT_MANAGEMENT"),
			"additional_configuration.status": oneOf("ENABLED DISABLED"),
		},
	},
	"aws_config_configuration_recorder": {
		id: "{name}", defaults: values{"name": "default", "recording_group.all_supported": true}, replace: "name",
		create: onlyOne("MaxNumberOfConfigurationRecordersExceededException", "the account already has 1 configuration recorder"),
		rules: rules{
			"name": matching(1, 256, `.+`, "be a name"), "role_arn": isARN,
			"recording_mode.recording_frequency": oneOf("CONTINUOUS DAILY"),
		},
		busy: usesBy("name", "InvalidConfigurationRecorderNameException", "recorder '%s' is recording", "aws_config_configuration_recorder_status.name"),
	},
	"aws_config_configuration_recorder_status": {
		id:      "{name}",
		replace: "name",
		refs:    map[string]string{"name": "aws_config_configuration_recorder"},
		create:  needsChannel,
		update:  needsChannel,
	},
	"aws_config_delivery_channel": {
		id:       "{name}",
		defaults: values{"name": "default"},
		replace:  "name",
		refs:     map[string]string{"s3_bucket_name": "aws_s3_bucket"},
		create:   needsRecorder,
		rules: rules{
			"snapshot_delivery_properties.delivery_frequency": oneOf("One_Hour Three_Hours Six_Hours Twelve_Hours TwentyFour_Hours"),
		},
		busy: usesBy("name", "LastDeliveryChannelDeleteFailedException", "channel '%s' is needed while the recorder runs", "aws_config_configuration_recorder_status.name"),
	},
	"aws_config_config_rule": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:config:{region}:{account}:config-rule/config-rule-{lower6}", "rule_id": "config-rule-{lower6}",
			"evaluation_mode.mode": "DETECTIVE",
		},
		replace: "name",
		json:    "input_parameters",
	},
	"aws_config_retention_configuration": {
		id: "default", computed: values{"name": "default"},
		rules: rules{"retention_period_in_days": between(30, 2557)},
	},
	"aws_accessanalyzer_analyzer": {
		id:       "{analyzer_name}",
		computed: values{"arn": "arn:aws:access-analyzer:{region}:{account}:analyzer/{analyzer_name}"},
		defaults: values{"type": "ACCOUNT"},
		replace:  "analyzer_name type", unique: "analyzer_name", exists: "ConflictException",
		rules: rules{
			"analyzer_name": matching(1, 255, `[A-Za-z][A-Za-z0-9_.-]*`, "begin with a letter and have only letters, digits and _.-"),
			"type": oneOf("ACCOUNT ORGANIZATION ACCOUNT_UNUSED_ACCESS ORGANIZATION_UNUSED_ACCESS ACCOUNT_INTERNAL_ACCESS " +
				"ORGANIZATION_INTERNAL_ACCESS"),
			"configuration.unused_access.unused_access_age": between(1, 365),
		},
		create: onePerKind,
	},
	"aws_securityhub_account": {
		id: "{account}",
		computed: values{
			"arn": "arn:aws:securityhub:{region}:{account}:hub/default", "control_finding_generator": "SECURITY_CONTROL",
		},
		defaults: values{"auto_enable_controls": true, "enable_default_standards": true},
		replace:  "enable_default_standards",
		create:   onlyOne("ResourceConflictException", "Account is already subscribed to Security Hub"),
		rules:    rules{"control_finding_generator": oneOf("SECURITY_CONTROL STANDARD_CONTROL")},
	},
	"aws_securityhub_standards_subscription": {
		id:      "arn:aws:securityhub:{region}:{account}:subscription/{lower12}",
		replace: "standards_arn",
		create:  needsHub,
		rules:   rules{"standards_arn": isARN},
	},
	"aws_iam_account_password_policy": {
		id:       "iam-account-password-policy",
		defaults: values{"minimum_password_length": 6, "allow_users_to_change_password": true},
		rules: rules{
			"minimum_password_length": between(6, 128), "max_password_age": between(0, 1095), "password_reuse_prevention": between(0, 24),
		},
	},
}

// onlyOne refuses a second resource of a type in one account and region.
func onlyOne(code, message string) func(*op) error {
	return func(o *op) error {
		for _, r := range o.store.List(o.typ, o.config.account, o.region()) {
			if r.Region == o.region() {
				return refuse(code, "%s", message)
			}
		}
		return nil
	}
}

// onePerKind refuses a second analyzer of one type: an account and region may have one of those that look for external access.
func onePerKind(o *op) error {
	if o.str("type") != "ACCOUNT" {
		return nil
	}
	for _, r := range o.store.List(o.typ, o.config.account, o.region()) {
		if r.Attributes["type"] == "ACCOUNT" {
			return refuse("ServiceQuotaExceededException", "the account has an analyzer of type ACCOUNT in %s already", o.region())
		}
	}
	return nil
}

// some reports whether the account has a resource of a type in the region.
func (o *op) some(typ string) bool { return len(o.store.List(typ, o.config.account, o.region())) > 0 }

func needsRecorder(o *op) error {
	if !o.some("aws_config_configuration_recorder") {
		return refuse("NoAvailableConfigurationRecorderException", "Configuration recorder is not available to put delivery channel")
	}
	return nil
}

func needsChannel(o *op) error {
	if o.attrs["is_enabled"] == true && !o.some("aws_config_delivery_channel") {
		return refuse("NoAvailableDeliveryChannelException", "Delivery channel is not available to start configuration recorder")
	}
	return nil
}

func needsHub(o *op) error {
	if !o.some("aws_securityhub_account") {
		return refuse("InvalidAccessException", "Account %s is not subscribed to AWS Security Hub", o.config.account)
	}
	return nil
}

// isLogGroupPattern checks what CloudTrail asks of a log group's ARN: that it ends for all streams.
func isLogGroupPattern(v any) string {
	if s, ok := v.(string); ok && s != "" && !strings.HasSuffix(s, ":*") {
		return "must be a log group's ARN that ends with :*"
	}
	return ""
}
