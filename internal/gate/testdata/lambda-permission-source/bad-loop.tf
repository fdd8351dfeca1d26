resource "aws_lambda_permission" "bad" {
  for_each      = toset(["sns", "events"])
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "${each.key}.amazonaws.com"
}
