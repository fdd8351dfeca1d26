variable "principal" {
  default = "*"
}

resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "${var.principal}"
  source_arn    = "arn:aws:s3:::orders"
}
