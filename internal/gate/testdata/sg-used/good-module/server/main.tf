variable "groups" {
  type = list(string)
}

resource "aws_instance" "this" {
  vpc_security_group_ids = var.groups
}
