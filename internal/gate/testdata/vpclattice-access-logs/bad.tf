resource "aws_vpclattice_service" "bad" {
  name = "orders"
}
