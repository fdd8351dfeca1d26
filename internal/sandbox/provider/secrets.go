package provider

import (
	"errors"

	"flota.dev/flota/internal/sandbox/store"
)

// secretKinds are secrets and parameters (Secrets Manager and Systems Manager APIs).
var secretKinds = map[string]kind{
	"aws_secretsmanager_secret": {
		id: "{arn}", computed: values{"arn": "arn:aws:secretsmanager:{region}:{account}:secret:{name}-{lower6}", "policy": ""},
		defaults: values{"recovery_window_in_days": 30, "force_overwrite_replica_secret": false},
		replace:  "name name_prefix",
		json:     "policy",
		unique:   "name", exists: "ResourceExistsException", rules: rules{
			"name":                    matching(1, 512, `[0-9A-Za-z/_+=.@-]+`, "have only letters, digits and /_+=.@-"),
			"recovery_window_in_days": either(0, 7, 30), "policy": isResourcePolicy,
		},
		groups: []group{atMostOne("name name_prefix")}, remove: removeSecret,
	},
	"aws_secretsmanager_secret_version": {
		id: "{secret_id}|{version_id}", computed: values{
			"arn": "{secret_id}", "version_id": "{uuid}", "version_stages": []any{"AWSCURRENT"},
			"has_secret_string_wo": wroteOnly("secret_string_wo"),
		},
		replace: "secret_id secret_string secret_binary secret_string_wo_version",
		groups:  []group{atMostOne("secret_string secret_binary secret_string_wo"), together("secret_string_wo secret_string_wo_version")},
		create:  writeSecret, update: writeSecret,
	},
	"aws_secretsmanager_secret_policy": {
		id:      "{secret_arn}",
		replace: "secret_arn",
		json:    "policy",
		refs:    map[string]string{"secret_arn": "aws_secretsmanager_secret"},
		rules:   rules{"policy": isResourcePolicy},
	},
	"aws_secretsmanager_secret_rotation": {
		id:       "{secret_id}",
		computed: values{"rotation_enabled": true},
		defaults: values{"rotate_immediately": true},
		replace:  "secret_id",
		refs:     map[string]string{"secret_id": ""},
	},
	"aws_ssm_parameter": {
		id: "{name}", computed: values{
			"arn": parameterARN, "data_type": "text", "tier": "Standard", "version": nextVersion, "key_id": parameterKey,
			"has_value_wo": wroteOnly("value_wo"),
			"value":        func(o *op) any { return o.str("insecure_value") }, "insecure_value": "",
		},
		replace: "name type data_type", volatile: "version", exists: "ParameterAlreadyExists", upsert: "overwrite",
		rules: rules{
			"name": matching(1, 2048, `[0-9A-Za-z_./-]+`, "have only letters, digits and _./-"),
			"type": oneOf("String StringList SecureString"), "tier": oneOf("Standard Advanced Intelligent-Tiering"),
		},
		groups: []group{exactlyOne("value value_wo insecure_value"), together("value_wo value_wo_version")},
	},
	"aws_ssm_patch_baseline": {
		id: "pb-{hex17}",
		computed: values{
			"arn": "arn:aws:ssm:{region}:{account}:patchbaseline/{id}", "rejected_patches_action": "ALLOW_AS_DEPENDENCY",
		},
		defaults: values{"operating_system": "WINDOWS", "approved_patches_compliance_level": "UNSPECIFIED"},
		replace:  "operating_system",
		rules: rules{
			"operating_system": oneOf("WINDOWS AMAZON_LINUX AMAZON_LINUX_2 AMAZON_LINUX_2022 AMAZON_LINUX_2023 UBUNTU REDHAT_ENTERPRISE_LINUX " +
				"SUSE CENTOS ORACLE_LINUX DEBIAN MACOS RASPBIAN ROCKY_LINUX ALMA_LINUX"),
			"approval_rule.approve_after_days": between(0, 360),
			"approval_rule.compliance_level":   oneOf("CRITICAL HIGH MEDIUM LOW INFORMATIONAL UNSPECIFIED"),
			"name":                             matching(3, 128, `[a-zA-Z0-9_.-]+`, "have only letters, digits and _.-"),
		},
	},
	"aws_ssm_patch_group": {
		id:      "{patch_group},{baseline_id}",
		replace: "patch_group baseline_id",
		refs:    map[string]string{"baseline_id": "aws_ssm_patch_baseline"},
	},
	"aws_ssm_maintenance_window": {
		id:       "mw-{hex17}",
		defaults: values{"enabled": true, "allow_unassociated_targets": false},
		rules:    rules{"duration": between(1, 24), "cutoff": between(0, 23)},
	},
	"aws_ssm_maintenance_window_target": {
		id:      "{uuid}",
		replace: "window_id resource_type",
		rules:   rules{"resource_type": oneOf("INSTANCE RESOURCE_GROUP")},
		refs:    map[string]string{"window_id": "aws_ssm_maintenance_window"},
	},
	"aws_ssm_maintenance_window_task": {
		id:       "{uuid}",
		computed: values{"arn": "arn:aws:ssm:{region}:{account}:windowtask/{id}", "window_task_id": "{id}"},
		replace:  "window_id task_type",
		rules:    rules{"task_type": oneOf("RUN_COMMAND AUTOMATION LAMBDA STEP_FUNCTIONS")},
		refs:     map[string]string{"window_id": "aws_ssm_maintenance_window", "service_role_arn": "aws_iam_role"},
	},
	"aws_ssm_document": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:ssm:{region}:{account}:document/{name}", "status": "Active", "owner": "{account}",
			"default_version": "1", "latest_version": "1", "document_version": "1", "created_date": "{now}",
			"schema_version": "2.2",
		},
		defaults: values{"document_format": "JSON"},
		replace:  "name document_type",
		unique:   "name", exists: "DocumentAlreadyExists",
		rules: rules{
			"name":            matching(3, 128, `[a-zA-Z0-9_.-]+`, "have only letters, digits and _.-"),
			"document_format": oneOf("JSON YAML TEXT"),
			"document_type": oneOf("Command Policy Automation Session Package ApplicationConfiguration ApplicationConfigurationSchema " +
				"DeploymentStrategy ChangeCalendar Automation.ChangeTemplate ProblemAnalysis ProblemAnalysisTemplate CloudFormation " +
				"ConformancePackTemplate QuickSetup"),
		},
	},
	"aws_ssm_association": {
		id: "{uuid}",
		computed: values{
			"arn": "arn:aws:ssm:{region}:{account}:association/{id}", "association_id": "{id}", "document_version": "$DEFAULT",
		},
		defaults: values{"apply_only_at_cron_interval": false},
		replace:  "name",
		rules: rules{
			"compliance_severity": oneOf("CRITICAL HIGH MEDIUM LOW UNSPECIFIED"), "sync_compliance": oneOf("AUTO MANUAL"),
		},
	},
	"aws_ssm_service_setting": {id: "{setting_id}", replace: "setting_id"},
}

// wroteOnly tells whether the configuration sets a write-only argument.
func wroteOnly(argument string) func(*op) any {
	return func(o *op) any { return o.configured(argument) }
}

// writeSecret makes the value the secret's current one, where the API door finds it (PutSecretValue).
func writeSecret(o *op) error {
	arn := o.str("secret_id")
	if secret, ok := o.find("aws_secretsmanager_secret", arn); ok {
		arn = text(secret.Attributes["arn"])
	}
	for _, argument := range []string{"secret_string", "secret_string_wo", "secret_binary"} {
		value, ok := o.input[argument].(string)
		if !ok {
			value, ok = o.attrs[argument].(string)
		}
		if ok {
			return o.putSecret(arn, o.str("version_id"), value)
		}
	}
	return nil
}

func removeSecret(o *op) error { return o.dropSecret(o.str("arn")) }

func (o *op) dropSecret(arn string) error {
	if err := o.store.Delete(o.secretKey(arn)); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return nil
}

// parameterARN has one slash between parameter and name, whether or not the name begins with one.
func parameterARN(o *op) any {
	if name := o.str("name"); name != "" && name[0] == '/' {
		return o.expand("arn:aws:ssm:{region}:{account}:parameter{name}")
	}
	return o.expand("arn:aws:ssm:{region}:{account}:parameter/{name}")
}

func parameterKey(o *op) any {
	if o.str("type") == "SecureString" {
		return "alias/aws/ssm"
	}
	return ""
}

// nextVersion counts a parameter's versions.
func nextVersion(o *op) any {
	if before, ok := o.prior["version"].(float64); ok {
		return before + 1
	}
	return 1.0
}
