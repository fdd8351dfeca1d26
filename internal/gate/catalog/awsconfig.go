package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// awsconfig are the checks of AWS Config.
var awsconfig = []check.Check{
	{
		ID: "config-records-all", Family: check.Logging, Severity: check.Medium,
		Title: "Config recorder leaves out types of resources",
		Why:   "What is not recorded can be changed, and nobody can say when or how.",
		Mend: `resource "aws_config_configuration_recorder" "this" {
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_45", "Config.1"},
		Types:     []string{"aws_config_configuration_recorder"},
		Look: check.Want(check.Or(
			check.OneOf("recording_group.recording_strategy.use_only", "", "ALL_SUPPORTED_RESOURCE_TYPES"),
			check.True("recording_group.all_supported", true))),
	},
	{
		ID: "config-records-global", Family: check.Logging, Severity: check.Low,
		Title: "Config recorder leaves out global resources",
		Why:   "Users, roles and policies change without a record.",
		Mend: `resource "aws_config_configuration_recorder" "this" {
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_48", "Config.1"},
		Types:     []string{"aws_config_configuration_recorder"},
		Look:      check.Want(check.True("recording_group.include_global_resource_types", false)),
	},
	{
		ID: "config-recorder-runs", Family: check.Logging, Severity: check.Medium,
		Title: "Config recorder is not switched on",
		Why:   "A recorder that is not started records nothing.",
		Mend: `resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = true
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_45", "Config.1"},
		Types:     []string{"aws_config_configuration_recorder", "aws_config_configuration_recorder_status"},
		// Where there is a status, that is where the switch is; else the recorder is as it was made, which is off.
		Look: func(s *check.Subject) {
			if s.Type == "aws_config_configuration_recorder_status" {
				check.Want(check.True("is_enabled", false))(s)
				return
			}
			check.Want(check.With("aws_config_configuration_recorder_status", "name", check.Exists))(s)
		},
	},
	{
		ID: "config-all-regions", Family: check.Logging, Severity: check.Medium,
		Title: "Config aggregator looks at some regions only",
		Why:   "An intruder works in the regions that nobody uses, and there nothing is seen.",
		Mend: `resource "aws_config_configuration_aggregator" "this" {
  account_aggregation_source {
    account_ids = ["111111111111"]
    all_regions = true
  }
}`,
		Practices: []string{"SEC04-BP02"},
		Aliases:   []string{"CKV_AWS_121", "AVD-AWS-0019", "KICS:config_configuration_aggregator_to_all_regions_disabled"},
		Types:     []string{"aws_config_configuration_aggregator"},
		Look: check.Want(check.And(
			check.Every("account_aggregation_source", check.True("all_regions", false)),
			check.Every("organization_aggregation_source", check.True("all_regions", false)))),
	},
	{
		ID: "config-encrypted-volumes", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "Config has rules, but none for encrypted volumes",
		Why:   "A volume that is made unencrypted by hand is not noticed.",
		Mend: `resource "aws_config_config_rule" "volumes" {
  name = "encrypted-volumes"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}`,
		Practices: []string{"SEC08-BP03"},
		Aliases:   []string{"KICS:config_rule_for_encrypted_volumes_is_disabled"},
		Types:     []string{"aws_config_config_rule"},
		Look:      volumeRule,
	},
}

// volumeRule looks at the first rule of a stack, for all of them.
func volumeRule(s *check.Subject) {
	rules := slices.DeleteFunc(slices.Clone(s.World.Of("aws_config_config_rule")), func(r *config.Resource) bool { return r.Stack != s.Stack })
	if len(rules) == 0 || rules[0] != s.Resource {
		return
	}
	for _, r := range rules {
		id, known := r.Get("source.source_identifier").Text("")
		if !known || strings.EqualFold(id, "ENCRYPTED_VOLUMES") || strings.EqualFold(id, "EC2_EBS_ENCRYPTION_BY_DEFAULT") {
			return
		}
	}
	s.Fail(s.Get("source.source_identifier"), "no rule has the source ENCRYPTED_VOLUMES")
}
