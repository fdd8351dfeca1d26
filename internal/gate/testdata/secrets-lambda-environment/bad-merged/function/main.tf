variable "settings" {
  type = map(string)
}

locals {
  defaults = { LOG_LEVEL = "info" }
}

resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"

  dynamic "environment" {
    for_each = length(var.settings) > 0 ? [1] : []

    content {
      variables = merge(local.defaults, var.settings)
    }
  }
}
