resource "aws_vpclattice_service" "bad" {
  name = "orders"
}

resource "aws_vpclattice_service_network" "bad_network" {
  name      = "shop"
  auth_type = "NONE"
}
