variable "callers" {
  type    = list(string)
  default = []
}

resource "aws_security_group" "closed" {
  dynamic "ingress" {
    for_each = length(var.callers) > 0 ? [1] : []
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = var.callers
    }
  }
}

resource "aws_security_group_rule" "none" {
  count             = 0
  type              = "ingress"
  security_group_id = aws_security_group.closed.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
