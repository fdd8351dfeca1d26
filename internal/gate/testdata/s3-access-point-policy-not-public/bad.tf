resource "aws_s3control_access_point_policy" "bad" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
    }]
  })
}

resource "aws_s3control_access_point_policy" "bad_accounts" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["s3:GetObject", "s3:List*"]
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_s3_access_point" "bad_inline" {
  bucket = "orders"
  name   = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"
    }]
  })
}

resource "aws_s3control_multi_region_access_point_policy" "bad_regions" {
  details {
    name = "orders"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "*"
      }]
    })
  }
}
