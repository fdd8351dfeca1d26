resource "aws_docdb_cluster_parameter_group" "bad" {
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "disabled"
  }
}
