resource "aws_dynamodb_resource_policy" "orders" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "dynamodb:GetItem"
      Resource  = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
    }]
  })
}

resource "aws_dynamodb_resource_policy" "narrowed" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "dynamodb:GetItem"
      Resource  = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_dynamodb_resource_policy" "service" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "dynamodb:GetItem"
      Resource  = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
    }]
  })
}
