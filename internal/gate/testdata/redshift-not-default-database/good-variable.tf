variable "database_name" {
  type    = string
  default = "reports"
}

resource "aws_redshift_cluster" "reports" {
  database_name = var.database_name
}
