variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "definition" {
  default = "{}"
}

variable "type" {
  default = "AWS_OWNED_KEY"
}

resource "aws_sfn_state_machine" "bad" {
  name       = "orders"
  role_arn   = var.role_arn
  definition = var.definition
  encryption_configuration {
    type = var.type
  }
}
