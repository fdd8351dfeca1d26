package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// detection are the checks of GuardDuty, Security Hub, Security Lake, Macie and Organizations.
var detection = []check.Check{
	{
		ID: "guardduty-enabled", Family: check.Logging, Severity: check.High,
		Title: "GuardDuty detector is switched off",
		Why:   "Nobody is told of stolen credentials at work, of mining or of data that leaves.",
		Mend: `resource "aws_guardduty_detector" "this" {
  enable = true
}`,
		Practices: []string{"SEC04-BP01", "SEC04-BP03"},
		Aliases:   []string{"KICS:guardduty_detector_disabled", "GuardDuty.1"},
		Types:     []string{"aws_guardduty_detector"},
		Look:      check.Want(check.True("enable", true)),
		Fix:       &check.Fix{Path: "enable", Value: "true"},
	},
	{
		ID: "guardduty-sources", Family: check.Logging, Severity: check.Medium,
		Title: "GuardDuty leaves out a source of events",
		Why:   "What happens in S3, in Kubernetes or on volumes is not looked at.",
		Mend: `resource "aws_guardduty_detector" "this" {
  datasources {
    s3_logs {
      enable = true
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"GuardDuty.5", "GuardDuty.8", "GuardDuty.10"},
		Types:     []string{"aws_guardduty_detector"},
		Look: check.Want(check.And(
			check.Every("datasources.s3_logs", check.True("enable", true)),
			check.Every("datasources.kubernetes.audit_logs", check.True("enable", true)),
			check.Every("datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes", check.True("enable", true)))),
	},
	{
		ID: "guardduty-feature", Family: check.Logging, Severity: check.Medium,
		Title: "GuardDuty feature is switched off",
		Why:   "The events that it looks at are seen by nobody.",
		Mend: `resource "aws_guardduty_detector_feature" "this" {
  detector_id = aws_guardduty_detector.this.id
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_guardduty_detector_feature"},
		Look:      check.Want(check.OneOf("status", "", "ENABLED")),
	},
	{
		ID: "guardduty-organization", Family: check.Logging, Severity: check.Medium,
		Title: "GuardDuty is not switched on for new accounts",
		Why:   "An account that joins the organization is watched by nobody until somebody remembers it.",
		Mend: `resource "aws_guardduty_organization_configuration" "this" {
  auto_enable_organization_members = "ALL"
  detector_id                      = aws_guardduty_detector.this.id
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_3"},
		Types:     []string{"aws_guardduty_organization_configuration"},
		Look: check.Want(check.Or(
			check.OneOf("auto_enable_organization_members", "NONE", "ALL", "NEW"),
			check.True("auto_enable", false))),
	},
	{
		ID: "guardduty-frequency", Family: check.Logging, Severity: check.Low,
		Title: "GuardDuty hands on what it finds every six hours only",
		Why:   "An intruder has the time until the next report to go on unseen.",
		Mend: `resource "aws_guardduty_detector" "this" {
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}`,
		Practices: []string{"SEC04-BP03"},
		Aliases:   []string{"CKV2_AWS_80"},
		Types:     []string{"aws_guardduty_detector"},
		Look:      check.Want(check.OneOf("finding_publishing_frequency", "SIX_HOURS", "FIFTEEN_MINUTES", "ONE_HOUR")),
		Fix:       &check.Fix{Path: "finding_publishing_frequency", Value: `"FIFTEEN_MINUTES"`},
	},
	{
		ID: "securitylake-external-id", Family: check.Access, Severity: check.Medium,
		Title: "Security Lake subscriber needs no external id",
		Why:   "Without one, another customer of the subscriber can have it read your logs in its name.",
		Mend: `resource "aws_securitylake_subscriber" "this" {
  subscriber_identity {
    external_id = "orders"
    principal   = "111111111111"
  }
}`,
		Practices: []string{"SEC03-BP09"},
		Aliases:   []string{"CKV2_AWS_82"},
		Types:     []string{"aws_securitylake_subscriber"},
		Look:      check.Want(check.Given("subscriber_identity.external_id")),
	},
	{
		ID: "securityhub-organization", Family: check.Logging, Severity: check.Low,
		Title: "Security Hub is not switched on for new accounts",
		Why:   "The settings of an account that joins the organization are held to nothing until somebody remembers it.",
		Mend: `resource "aws_securityhub_organization_configuration" "this" {
  auto_enable = true
}`,
		Practices: []string{"SEC01-BP03"},
		Types:     []string{"aws_securityhub_organization_configuration"},
		Look: check.Want(check.Or(check.True("auto_enable", false),
			check.OneOf("organization_configuration.configuration_type", "LOCAL", "CENTRAL"))),
	},
	{
		ID: "securityhub-standards", Family: check.Logging, Severity: check.Low,
		Title: "Security Hub holds the account to no standard",
		Why:   "Without a standard it gathers findings of others and looks at nothing itself.",
		Mend: `resource "aws_securityhub_account" "this" {
  enable_default_standards = true
}`,
		Practices: []string{"SEC01-BP03"},
		Types:     []string{"aws_securityhub_account"},
		Look:      standards,
	},
	{
		ID: "macie-enabled", Family: check.Logging, Severity: check.Low,
		Title: "Macie is paused",
		Why:   "Personal data that lands in a bucket is not found.",
		Mend: `resource "aws_macie2_account" "this" {
  status = "ENABLED"
}`,
		Practices: []string{"SEC07-BP01"},
		Aliases:   []string{"Macie.1"},
		Types:     []string{"aws_macie2_account"},
		Look:      check.Want(check.NoneOf("status", "ENABLED", "PAUSED")),
		Fix:       &check.Fix{Path: "status", Value: `"ENABLED"`},
	},
	{
		ID: "organizations-all-features", Family: check.Access, Severity: check.Medium,
		Title: "Organization cannot limit what its accounts may do",
		Why:   "With billing alone there are no service control policies: an administrator of an account may switch off everything.",
		Mend: `resource "aws_organizations_organization" "this" {
  feature_set = "ALL"
}`,
		Practices: []string{"SEC01-BP01", "SEC03-BP05"},
		Aliases:   []string{"KICS:service_control_policies_disabled"},
		Types:     []string{"aws_organizations_organization"},
		Look:      check.Want(check.OneOf("feature_set", "ALL", "ALL")),
		Fix:       &check.Fix{Path: "feature_set", Value: `"ALL"`},
	},
}

// standards looks for a subscription to a standard where those that come by themselves are refused.
func standards(s *check.Subject) {
	v := s.Get("enable_default_standards")
	if v.Bool(true) != config.No {
		return
	}
	for _, r := range s.World.Of("aws_securityhub_standards_subscription") {
		if r.Stack == s.Stack {
			return
		}
	}
	s.Fail(v, "enable_default_standards is false, and there is no subscription")
}
