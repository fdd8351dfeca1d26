variable "principal" {
  default = "*"
}

resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "${var.principal}"
}
