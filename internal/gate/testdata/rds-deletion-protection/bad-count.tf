variable "environment" {
  default = "staging"
}

resource "aws_rds_cluster" "bad" {
  count               = 2
  deletion_protection = var.environment == "production"
}
