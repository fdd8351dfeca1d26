resource "aws_lambda_function" "bad" {
  count         = 2
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
}
