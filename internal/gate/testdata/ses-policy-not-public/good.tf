resource "aws_ses_identity_policy" "orders" {
  identity = "cambio.example"
  name     = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "ses:SendEmail"
      Resource  = "arn:aws:ses:us-east-1:111122223333:identity/cambio.example"
    }]
  })
}

resource "aws_ses_identity_policy" "narrowed" {
  identity = "cambio.example"
  name     = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "ses:SendEmail"
      Resource  = "arn:aws:ses:us-east-1:111122223333:identity/cambio.example"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_ses_identity_policy" "service" {
  identity = "cambio.example"
  name     = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "ses:SendEmail"
      Resource  = "arn:aws:ses:us-east-1:111122223333:identity/cambio.example"
    }]
  })
}
