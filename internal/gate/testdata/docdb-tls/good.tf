resource "aws_docdb_cluster_parameter_group" "stated" {
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "enabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "by_default" {
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}
