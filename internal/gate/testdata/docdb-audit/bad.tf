resource "aws_docdb_cluster_parameter_group" "bad_missing" {
  family = "docdb5.0"
}

resource "aws_docdb_cluster_parameter_group" "bad_off" {
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}
