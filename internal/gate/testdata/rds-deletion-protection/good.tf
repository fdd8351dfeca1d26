variable "environment" {
  default = "production"
}

resource "aws_db_instance" "orders" {
  deletion_protection = true
}

resource "aws_rds_cluster" "orders" {
  deletion_protection = var.environment == "production"
}
