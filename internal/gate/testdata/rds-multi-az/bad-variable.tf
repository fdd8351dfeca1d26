variable "multi_az" {
  type    = bool
  default = false
}

resource "aws_db_instance" "bad" {
  multi_az = var.multi_az
}
