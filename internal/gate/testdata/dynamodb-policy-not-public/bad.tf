resource "aws_dynamodb_resource_policy" "bad" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "dynamodb:GetItem"
      Resource  = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
    }]
  })
}

resource "aws_dynamodb_resource_policy" "bad_accounts" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["dynamodb:GetItem", "dynamodb:List*"]
      Resource  = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
