package catalog

import "flota.dev/flota/internal/gate/check"

// systems are the checks of how Systems Manager keeps machines up to date.
var systems = []check.Check{
	{
		ID: "ssm-patch-soon", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "SSM patch baseline waits long with patches",
		Why:   "A flaw is used within days of its patch; a baseline that waits for weeks leaves every machine open meanwhile.",
		Mend: `approval_rule {
  approve_after_days = 7
}`,
		Practices: []string{"SEC06-BP01"},
		Types:     []string{"aws_ssm_patch_baseline"},
		Look:      check.Want(check.Every("approval_rule", check.AtMost("approve_after_days", 14, 0))),
	},
	{
		ID: "ssm-patch-approves", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "SSM patch baseline approves nothing",
		Why:   "Machines look patched, as nothing is missing that was approved.",
		Mend: `approval_rule {
  approve_after_days = 7
  patch_filter {
    key    = "CLASSIFICATION"
    values = ["Security"]
  }
}`,
		Practices: []string{"SEC06-BP01"},
		Types:     []string{"aws_ssm_patch_baseline"},
		Look:      check.Want(check.Saying("neither approval_rule nor approved_patches is set", check.Or(check.Given("approval_rule"), check.Given("approved_patches")))),
	},
	{
		ID: "ssm-maintenance-window-enabled", Family: check.Misconfiguration, Severity: check.Low,
		Title: "SSM maintenance window is switched off",
		Why:   "Its tasks, patching most often, do not run, and nothing says so.",
		Mend: `resource "aws_ssm_maintenance_window" "nightly" {
  enabled = true
}`,
		Practices: []string{"SEC06-BP01", "SEC06-BP05"},
		Types:     []string{"aws_ssm_maintenance_window"},
		Look:      check.Want(check.True("enabled", true)),
		Fix:       &check.Fix{Path: "enabled", Value: "true"},
	},
	{
		ID: "ssm-inventory-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "SSM inventory is stored without a key of one's own",
		Why:   "What runs where, in which version, is what an intruder asks for first.",
		Mend: `s3_destination {
  kms_key_arn = aws_kms_key.inventory.arn
}`,
		Practices: []string{"SEC08-BP01"},
		Types:     []string{"aws_ssm_resource_data_sync"},
		Look:      check.Want(check.OwnKey("s3_destination.kms_key_arn")),
	},
	{
		ID: "ssm-activation-limited", Family: check.Access, Severity: check.Low,
		Title: "SSM activation lets many machines in",
		Why:   "A code that registers hundreds of machines is worth stealing: each one is trusted like those of the company.",
		Mend: `resource "aws_ssm_activation" "shop" {
  registration_limit = 10
}`,
		Practices: []string{"SEC02-BP02", "SEC03-BP02"},
		Types:     []string{"aws_ssm_activation"},
		Look:      check.Want(check.AtMost("registration_limit", 100, 1)),
	},
	{
		ID: "inspector-all-resources", Family: check.SupplyChain, Severity: check.Medium,
		Title: "Inspector scans only part of what runs",
		Why:   "Known flaws in machines, images or functions that are left out are found by others first.",
		Mend: `resource "aws_inspector2_enabler" "account" {
  resource_types = ["EC2", "ECR", "LAMBDA"]
}`,
		Practices: []string{"SEC06-BP01"},
		Types:     []string{"aws_inspector2_enabler"},
		Look:      check.Want(check.Contains("resource_types", "EC2", "ECR", "LAMBDA")),
	},
}
