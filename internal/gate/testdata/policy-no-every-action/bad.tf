resource "aws_sqs_queue_policy" "bad" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "sqs:*"
      Resource  = "arn:aws:sqs:us-east-1:111122223333:orders"
    }]
  })
}

resource "aws_secretsmanager_secret_policy" "bad_secret" {
  secret_arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:orders-AbCdEf"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "*"
      Resource  = "*"
    }]
  })
}
