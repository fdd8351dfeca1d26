resource "aws_iam_role" "orders" {
  name = "orders"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_policy" "grows" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:AttachRolePolicy"
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "grows" {
  role       = aws_iam_role.orders.name
  policy_arn = aws_iam_policy.grows.arn
}

resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}

resource "aws_ecs_service" "bad_named" {
  name     = "orders"
  iam_role = "arn:aws:iam::111122223333:role/admin"
}
