resource "aws_sqs_queue_policy" "orders" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:us-east-1:111122223333:orders"
      }, {
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = "arn:aws:sqs:us-east-1:111122223333:orders"
      Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-0123" } }
    }]
  })
}
