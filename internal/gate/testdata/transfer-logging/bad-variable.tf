variable "log_groups" {
  type    = list(string)
  default = []
}

resource "aws_transfer_server" "bad" {
  structured_log_destinations = [for g in var.log_groups : "${g}:*"]
}
