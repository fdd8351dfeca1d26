resource "aws_lambda_permission" "orders" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::orders"
}

resource "aws_lambda_permission" "open" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "*"
}
