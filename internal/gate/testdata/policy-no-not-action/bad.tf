resource "aws_sns_topic_policy" "bad" {
  arn = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      NotAction = "sns:DeleteTopic"
      Resource  = "*"
    }]
  })
}
