locals {
  secure = false
}

resource "aws_vpclattice_listener" "bad" {
  name     = "orders"
  protocol = local.secure ? "HTTPS" : "HTTP"
}
