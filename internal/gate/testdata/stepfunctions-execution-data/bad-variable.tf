variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "definition" {
  default = "{}"
}

variable "level" {
  default = "ERROR"
}

variable "log_destination" {
  default = "arn:aws:logs:us-east-1:111111111111:log-group:orders:*"
}

resource "aws_sfn_state_machine" "bad" {
  name       = "orders"
  role_arn   = var.role_arn
  definition = var.definition
  logging_configuration {
    level           = var.level
    log_destination = var.log_destination
  }
}
