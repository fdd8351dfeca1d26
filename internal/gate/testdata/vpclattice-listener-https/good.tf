resource "aws_vpclattice_listener" "orders" {
  name     = "orders"
  protocol = "HTTPS"
}
