resource "aws_networkfirewall_resource_policy" "orders" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "network-firewall:ListRuleGroups"
      Resource  = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
    }]
  })
}

resource "aws_networkfirewall_resource_policy" "narrowed" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "network-firewall:ListRuleGroups"
      Resource  = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_networkfirewall_resource_policy" "service" {
  resource_arn = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "network-firewall:ListRuleGroups"
      Resource  = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/orders"
    }]
  })
}
