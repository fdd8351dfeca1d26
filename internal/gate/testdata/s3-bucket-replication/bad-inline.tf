variable "status" {
  type    = string
  default = "Disabled"
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  replication_configuration {
    role = "arn:aws:iam::111122223333:role/replication"
    rules {
      id     = "all"
      status = var.status
      destination {
        bucket = "arn:aws:s3:::cambio-copy"
      }
    }
  }
}
