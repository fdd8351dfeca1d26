resource "aws_db_instance" "orders" {
  ca_cert_identifier = "rds-ca-rsa2048-g1"
}

resource "aws_db_instance" "by_default" {
  engine = "postgres"
}
