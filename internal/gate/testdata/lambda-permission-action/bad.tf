resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:*"
  principal     = "sns.amazonaws.com"
}

resource "aws_lambda_permission" "bad_delete" {
  function_name = "orders"
  action        = "lambda:DeleteFunction"
  principal     = "111122223333"
}
