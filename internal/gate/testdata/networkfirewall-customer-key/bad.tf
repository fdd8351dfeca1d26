resource "aws_networkfirewall_firewall" "bad_silent" {
  name = "main"
}

resource "aws_networkfirewall_firewall_policy" "bad_owned" {
  name = "main"

  encryption_configuration {
    type   = "AWS_OWNED_KMS_KEY"
    key_id = "AWS_OWNED_KMS_KEY"
  }
}

resource "aws_networkfirewall_rule_group" "bad_silent" {
  name     = "main"
  capacity = 10
  type     = "STATEFUL"
}
