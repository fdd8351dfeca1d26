resource "aws_lambda_function_url" "bad" {
  function_name      = "orders"
  authorization_type = "NONE"
}
