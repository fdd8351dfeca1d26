variable "encrypted" {
  type    = bool
  default = true
}

resource "aws_db_instance" "orders" {
  engine            = "postgres"
  storage_encrypted = true
}

resource "aws_db_instance" "invoices" {
  engine            = "postgres"
  storage_encrypted = var.encrypted
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.orders.identifier
}

resource "aws_db_instance" "restored" {
  snapshot_identifier = "orders-2026-05-01"
}
