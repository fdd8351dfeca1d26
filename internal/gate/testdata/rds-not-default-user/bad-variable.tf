variable "username" {
  type    = string
  default = "root"
}

resource "aws_db_instance" "bad" {
  username = var.username
}
