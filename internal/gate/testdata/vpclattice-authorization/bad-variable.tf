variable "auth" {
  type    = string
  default = "NONE"
}

resource "aws_vpclattice_service" "bad" {
  name      = "orders"
  auth_type = var.auth
}
