variable "bucket" {
  default = "orders"
}

resource "aws_athena_database" "bad" {
  name   = "orders"
  bucket = var.bucket
}
