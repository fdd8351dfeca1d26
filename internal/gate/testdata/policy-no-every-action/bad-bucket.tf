resource "aws_s3_bucket" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = ["s3:*"]
      Resource  = "arn:aws:s3:::orders/*"
    }]
  })
}
