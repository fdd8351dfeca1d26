resource "aws_lambda_function_url" "orders" {
  function_name      = "orders"
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://orders.example"]
  }
}

resource "aws_lambda_function_url" "invoices" {
  function_name      = "invoices"
  authorization_type = "AWS_IAM"
}
