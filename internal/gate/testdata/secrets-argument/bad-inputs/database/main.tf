variable "password" {
  type = string
}

resource "aws_db_instance" "bad" {
  identifier = "orders"
  password   = var.password
}
