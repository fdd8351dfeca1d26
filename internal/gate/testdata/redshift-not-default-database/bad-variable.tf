variable "database_name" {
  type    = string
  default = "dev"
}

resource "aws_redshift_cluster" "bad" {
  database_name = var.database_name
}
