resource "aws_kinesis_resource_policy" "bad" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kinesis:GetRecords"
      Resource  = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
    }]
  })
}

resource "aws_kinesis_resource_policy" "bad_accounts" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["kinesis:GetRecords", "kinesis:List*"]
      Resource  = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
