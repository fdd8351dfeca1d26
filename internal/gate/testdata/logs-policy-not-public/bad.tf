resource "aws_cloudwatch_log_resource_policy" "bad" {
  policy_name = "orders"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "logs:PutLogEvents"
      Resource  = "arn:aws:logs:us-east-1:111122223333:log-group:orders:*"
    }]
  })
}

resource "aws_cloudwatch_log_resource_policy" "bad_accounts" {
  policy_name = "orders"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["logs:PutLogEvents", "logs:List*"]
      Resource  = "arn:aws:logs:us-east-1:111122223333:log-group:orders:*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_cloudwatch_log_destination_policy" "bad_destination" {
  destination_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "arn:aws:logs:us-east-1:111122223333:destination:orders"
    }]
  })
}
