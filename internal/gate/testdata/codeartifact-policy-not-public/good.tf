resource "aws_codeartifact_domain_permissions_policy" "orders" {
  domain = "cambio"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "codeartifact:CreateRepository"
      Resource  = "*"
    }]
  })
}

resource "aws_codeartifact_domain_permissions_policy" "narrowed" {
  domain = "cambio"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codeartifact:CreateRepository"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_codeartifact_domain_permissions_policy" "service" {
  domain = "cambio"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "codeartifact:CreateRepository"
      Resource  = "*"
    }]
  })
}
