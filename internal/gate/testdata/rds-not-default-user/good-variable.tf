variable "username" {
  type    = string
  default = "orders"
}

resource "aws_db_instance" "orders" {
  username = var.username
}
