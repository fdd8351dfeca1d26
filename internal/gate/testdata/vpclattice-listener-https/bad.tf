resource "aws_vpclattice_listener" "bad" {
  name     = "orders"
  protocol = "HTTP"
}
