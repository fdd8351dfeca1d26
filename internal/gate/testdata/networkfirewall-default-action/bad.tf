resource "aws_networkfirewall_firewall_policy" "bad_pass" {
  name = "main"

  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:drop"]
  }
}

locals {
  fragments = ["aws:pass"]
}

resource "aws_networkfirewall_firewall_policy" "bad_fragments" {
  name = "other"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = local.fragments
  }
}
