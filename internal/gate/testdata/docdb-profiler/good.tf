resource "aws_docdb_cluster_parameter_group" "documents" {
  family = "docdb5.0"

  parameter {
    name  = "profiler"
    value = "enabled"
  }
}
