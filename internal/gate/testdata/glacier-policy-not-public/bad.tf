resource "aws_glacier_vault" "bad" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "glacier:InitiateJob"
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
    }]
  })
}

resource "aws_glacier_vault" "bad_accounts" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["glacier:InitiateJob", "glacier:List*"]
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_glacier_vault_lock" "bad_lock" {
  vault_name    = "orders"
  complete_lock = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "glacier:DeleteArchive"
      Resource  = "arn:aws:glacier:us-east-1:111122223333:vaults/orders"
    }]
  })
}
