resource "aws_s3control_access_point_policy" "orders" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
    }]
  })
}

resource "aws_s3control_access_point_policy" "narrowed" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_s3control_access_point_policy" "service" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
    }]
  })
}
