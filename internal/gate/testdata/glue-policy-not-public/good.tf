resource "aws_glue_resource_policy" "orders" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "glue:GetTable"
      Resource  = "arn:aws:glue:us-east-1:111122223333:*"
    }]
  })
}

resource "aws_glue_resource_policy" "narrowed" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "glue:GetTable"
      Resource  = "arn:aws:glue:us-east-1:111122223333:*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_glue_resource_policy" "service" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "glue:GetTable"
      Resource  = "arn:aws:glue:us-east-1:111122223333:*"
    }]
  })
}
