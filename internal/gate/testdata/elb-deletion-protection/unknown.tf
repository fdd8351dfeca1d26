variable "protected" {
  type = bool
}

resource "aws_lb" "unsure" {
  name                       = "shop"
  enable_deletion_protection = var.protected
}
