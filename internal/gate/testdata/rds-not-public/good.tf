variable "public" {
  type    = bool
  default = false
}

resource "aws_db_instance" "orders" {
  publicly_accessible = var.public
}

resource "aws_db_instance" "by_default" {
  engine = "postgres"
}

resource "aws_rds_cluster_instance" "orders" {
  publicly_accessible = false
}
