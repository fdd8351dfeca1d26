variable "function_name" {
  default = "orders"
}

variable "authorization_type" {
  default = "AWS_IAM"
}

resource "aws_lambda_function_url" "bad" {
  function_name      = var.function_name
  authorization_type = var.authorization_type
  cors {
    allow_origins = ["*"]
    allow_methods = ["*"]
  }
}
