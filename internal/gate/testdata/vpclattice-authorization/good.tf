resource "aws_vpclattice_service" "orders" {
  name      = "orders"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_service_network" "shop" {
  name      = "shop"
  auth_type = "AWS_IAM"
}
