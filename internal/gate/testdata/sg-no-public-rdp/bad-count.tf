variable "desktops" {
  default = true
}

resource "aws_security_group" "desktops" {
  name = "desktops"
}

resource "aws_security_group_rule" "bad_counted" {
  count             = var.desktops ? 1 : 0
  type              = "ingress"
  security_group_id = aws_security_group.desktops.id
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  ipv6_cidr_blocks  = ["::/0"]
}
