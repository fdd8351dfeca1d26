resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
}

resource "aws_lambda_permission" "bad_region" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "logs.us-east-1.amazonaws.com"
}
