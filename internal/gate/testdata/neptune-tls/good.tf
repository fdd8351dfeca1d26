resource "aws_neptune_cluster_parameter_group" "stated" {
  family = "neptune1.3"

  parameter {
    name  = "neptune_enforce_ssl"
    value = 1
  }
}

resource "aws_neptune_cluster_parameter_group" "by_default" {
  family = "neptune1.3"

  parameter {
    name  = "neptune_query_timeout"
    value = "0"
  }
}
