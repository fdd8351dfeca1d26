variable "principal" {}

variable "policy" {}

resource "aws_sqs_queue_policy" "unsure" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principal }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:us-east-1:111122223333:orders"
    }]
  })
}

resource "aws_sqs_queue" "unsure_whole" {
  policy = var.policy
}
