resource "aws_iam_policy" "bad" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",}]
    }
  EOF
}

resource "aws_iam_policy" "bad_effect" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "allow"
      Action   = "s3:GetObject"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "bad_action" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "GetObject"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "bad_principal" {
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

resource "aws_sqs_queue_policy" "bad_nobody" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "*"
    }]
  })
}
