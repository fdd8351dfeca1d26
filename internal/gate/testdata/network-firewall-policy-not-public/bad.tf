resource "aws_networkfirewall_resource_policy" "bad" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "network-firewall:ListRuleGroups"
      Resource  = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
    }]
  })
}

resource "aws_networkfirewall_resource_policy" "bad_accounts" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["network-firewall:ListRuleGroups", "network-firewall:List*"]
      Resource  = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
