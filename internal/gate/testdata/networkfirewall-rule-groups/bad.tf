resource "aws_networkfirewall_firewall_policy" "bad_empty" {
  name = "main"

  firewall_policy {
    stateless_default_actions          = ["aws:drop"]
    stateless_fragment_default_actions = ["aws:drop"]
  }
}
