resource "aws_lambda_permission" "orders" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
}

resource "aws_lambda_permission" "url" {
  function_name = "orders"
  action        = "lambda:InvokeFunctionUrl"
  principal     = "*"
}
