resource "aws_glacier_vault" "orders" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "glacier:InitiateJob"
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
    }]
  })
}

resource "aws_glacier_vault" "narrowed" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "glacier:InitiateJob"
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_glacier_vault" "service" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "glacier:InitiateJob"
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
    }]
  })
}
