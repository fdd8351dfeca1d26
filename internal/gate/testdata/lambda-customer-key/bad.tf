resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  environment {
    variables = {
      LEVEL = "info"
    }
  }
}
