resource "aws_athena_database" "bad" {
  name   = "orders"
  bucket = "orders"
}
