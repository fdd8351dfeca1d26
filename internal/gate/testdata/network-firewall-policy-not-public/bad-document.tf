data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["network-firewall:ListRuleGroups"]
    resources = ["arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_networkfirewall_resource_policy" "bad" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy       = data.aws_iam_policy_document.open.json
}
