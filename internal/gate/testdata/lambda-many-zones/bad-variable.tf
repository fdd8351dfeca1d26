variable "function_name" {
  default = "orders"
}

variable "role" {
  default = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_lambda_function" "bad" {
  function_name = var.function_name
  role          = var.role
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}
