resource "aws_secretsmanager_secret_policy" "bad" {
  secret_arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:orders-AbCdEf"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret_policy" "bad_accounts" {
  secret_arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:orders-AbCdEf"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["secretsmanager:GetSecretValue", "secretsmanager:List*"]
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_secretsmanager_secret" "bad_inline" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "secretsmanager:*"
      Resource  = "*"
    }]
  })
}
