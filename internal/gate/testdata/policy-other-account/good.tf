resource "aws_sns_topic_policy" "own" {
  arn = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:us-east-1:111122223333:orders"
    }]
  })
}

resource "aws_sns_topic_policy" "organization" {
  arn = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:us-east-1:111122223333:orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "balancers" {
  bucket = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::127311923021:root" }
      Action    = "s3:PutObject"
      Resource  = "arn:aws:s3:::orders/*"
    }]
  })
}
