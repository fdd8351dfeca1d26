resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "invoices" {
  name               = "invoices"
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = aws_iam_role.invoices.arn
}
