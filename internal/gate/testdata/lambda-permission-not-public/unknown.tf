variable "principal" {}

resource "aws_lambda_permission" "unsure" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "${var.principal}"
}
