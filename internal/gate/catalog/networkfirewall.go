package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// networkfirewall are the checks of Network Firewall.
var networkfirewall = []check.Check{
	{
		ID: "networkfirewall-deletion-protection", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Network firewall can be deleted by one call",
		Why:   "A slip, or an intruder, takes the inspection of all traffic away.",
		Mend: `resource "aws_networkfirewall_firewall" "main" {
  delete_protection = true
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV_AWS_344", "NetworkFirewall.9"},
		Types:     []string{"aws_networkfirewall_firewall"},
		Look:      check.Want(check.True("delete_protection", false)),
		Fix:       &check.Fix{Path: "delete_protection", Value: "true"},
	},
	{
		ID: "networkfirewall-subnet-change-protection", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Network firewall can be moved away from its subnets",
		Why:   "Traffic of a zone goes round the firewall, or nowhere, after a change that nobody meant.",
		Mend: `resource "aws_networkfirewall_firewall" "main" {
  subnet_change_protection = true
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"NetworkFirewall.10"},
		Types:     []string{"aws_networkfirewall_firewall"},
		Look:      check.Want(check.True("subnet_change_protection", false)),
		Fix:       &check.Fix{Path: "subnet_change_protection", Value: "true"},
	},
	{
		ID: "networkfirewall-logging", Family: check.Logging, Severity: check.Medium,
		Title: "Network firewall keeps no logs",
		Why:   "What was let through and what was stopped is lost, and nothing raises an alarm.",
		Mend: `resource "aws_networkfirewall_logging_configuration" "main" {
  firewall_arn = aws_networkfirewall_firewall.main.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_63", "NetworkFirewall.2"},
		Types:     []string{"aws_networkfirewall_firewall"},
		Look: check.Want(check.Saying("no aws_networkfirewall_logging_configuration has its ARN",
			check.With("aws_networkfirewall_logging_configuration", "firewall_arn", check.Exists))),
	},
	{
		ID: "networkfirewall-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "Network firewall is encrypted with a key that AWS owns",
		Why:   "Who may read rules and policies, and since when, can be seen and revoked only with a key of one's own.",
		Mend: `encryption_configuration {
  type   = "CUSTOMER_KMS"
  key_id = aws_kms_key.main.arn
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_345", "CKV_AWS_346"},
		Types:     []string{"aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy", "aws_networkfirewall_rule_group"},
		Look: check.Want(check.And(
			check.OneOf("encryption_configuration.type", "AWS_OWNED_KMS_KEY", "CUSTOMER_KMS"),
			check.OwnKey("encryption_configuration.key_id"),
		)),
	},
	{
		ID: "networkfirewall-default-action", Family: check.Network, Severity: check.High,
		Title: "Network firewall policy lets through what no rule names",
		Why:   "Packets, or their fragments, that no stateless rule matches pass without any inspection.",
		Mend: `firewall_policy {
  stateless_default_actions          = ["aws:forward_to_sfe"]
  stateless_fragment_default_actions = ["aws:forward_to_sfe"]
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"NetworkFirewall.4", "NetworkFirewall.5"},
		Types:     []string{"aws_networkfirewall_firewall_policy"},
		Look: check.Want(check.And(
			check.Excludes("firewall_policy.stateless_default_actions", "aws:pass"),
			check.Excludes("firewall_policy.stateless_fragment_default_actions", "aws:pass"),
		)),
	},
	{
		ID: "networkfirewall-rule-groups", Family: check.Network, Severity: check.Medium,
		Title: "Network firewall policy has no rules",
		Why:   "A firewall without rules passes or drops everything: it inspects nothing.",
		Mend: `firewall_policy {
  stateful_rule_group_reference {
    resource_arn = aws_networkfirewall_rule_group.main.arn
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"NetworkFirewall.3"},
		Types:     []string{"aws_networkfirewall_firewall_policy"},
		Look: check.Want(check.Saying("it refers to no rule group", check.Or(
			check.Given("firewall_policy.stateful_rule_group_reference"),
			check.Given("firewall_policy.stateless_rule_group_reference"),
		))),
	},
	{
		ID: "networkfirewall-several-zones", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Network firewall stands in one zone",
		Why:   "When that zone fails, all traffic that is routed through the firewall stops.",
		Mend: `dynamic "subnet_mapping" {
  for_each = aws_subnet.firewall
  content {
    subnet_id = subnet_mapping.value.id
  }
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"NetworkFirewall.1"},
		Types:     []string{"aws_networkfirewall_firewall"},
		Look:      networkfirewallZones,
	},
}

// networkfirewallZones takes each subnet for one of a zone of its own, as AWS asks for.
func networkfirewallZones(s *check.Subject) {
	blocks := s.Find("subnet_mapping")
	maybe := slices.ContainsFunc(blocks, func(b *config.Block) bool { return b.Maybe })
	switch {
	case maybe:
		s.Unsure(config.Value{Block: s.Block, Range: blocks[0].Range}, "how many subnet_mapping blocks there are is not known")
	case len(blocks) == 1:
		s.FailAt(blocks[0].Range, "it has one subnet_mapping")
	}
}
