resource "aws_sns_topic_policy" "bad" {
  arn = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:us-east-1:111122223333:orders"
    }]
  })
}
