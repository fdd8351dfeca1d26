resource "aws_db_proxy" "bad_missing" {
  name          = "orders"
  engine_family = "POSTGRESQL"
}

resource "aws_db_proxy" "bad_false" {
  name          = "invoices"
  engine_family = "MYSQL"
  require_tls   = false
}
