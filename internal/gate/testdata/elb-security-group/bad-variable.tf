variable "groups" {
  type    = list(string)
  default = []
}

resource "aws_lb" "bad" {
  name            = "shop"
  security_groups = var.groups
}
