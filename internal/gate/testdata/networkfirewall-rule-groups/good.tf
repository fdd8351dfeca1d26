resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    dynamic "stateful_rule_group_reference" {
      for_each = ["arn:aws:network-firewall:eu-central-1:111111111111:stateful-rulegroup/main"]
      content {
        resource_arn = stateful_rule_group_reference.value
      }
    }
  }
}
