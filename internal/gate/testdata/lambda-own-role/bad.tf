resource "aws_iam_role" "shared" {
  name               = "shared"
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = aws_iam_role.shared.arn
}

resource "aws_lambda_function" "bad_too" {
  function_name = "invoices"
  role          = aws_iam_role.shared.arn
}
