resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = "arn:aws:s3:::orders"
}

resource "aws_lambda_permission" "bad_account" {
  function_name  = "orders"
  action         = "lambda:InvokeFunction"
  principal      = "*"
  source_account = "111122223333"
}
