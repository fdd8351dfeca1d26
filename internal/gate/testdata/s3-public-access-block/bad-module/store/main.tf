variable "name" {
  type = string
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-${var.name}"
}
