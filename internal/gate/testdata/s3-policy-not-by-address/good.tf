resource "aws_s3_bucket_policy" "orders" {
  bucket = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::orders/*"
      Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "network" {
  bucket = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::orders/*"
      Condition = { StringEquals = { "aws:SourceVpce" = "vpce-0123" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "open" {
  bucket = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::orders/*"
    }]
  })
}
