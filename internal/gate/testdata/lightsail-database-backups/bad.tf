resource "aws_lightsail_database" "bad" {
  relational_database_name = "orders"
  backup_retention_enabled = false
}
