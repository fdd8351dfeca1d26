resource "aws_kinesis_resource_policy" "orders" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "kinesis:GetRecords"
      Resource  = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
    }]
  })
}

resource "aws_kinesis_resource_policy" "narrowed" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kinesis:GetRecords"
      Resource  = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_kinesis_resource_policy" "service" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "kinesis:GetRecords"
      Resource  = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
    }]
  })
}
