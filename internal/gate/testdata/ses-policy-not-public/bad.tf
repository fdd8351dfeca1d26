resource "aws_ses_identity_policy" "bad" {
  identity = "cambio.example"
  name     = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "ses:SendEmail"
      Resource  = "arn:aws:ses:us-east-1:111122223333:identity/cambio.example"
    }]
  })
}

resource "aws_ses_identity_policy" "bad_accounts" {
  identity = "cambio.example"
  name     = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["ses:SendEmail", "ses:List*"]
      Resource  = "arn:aws:ses:us-east-1:111122223333:identity/cambio.example"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_sesv2_email_identity_policy" "bad_second" {
  email_identity = "cambio.example"
  policy_name    = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
    }]
  })
}
