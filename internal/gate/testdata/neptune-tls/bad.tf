resource "aws_neptune_cluster_parameter_group" "bad" {
  family = "neptune1.3"

  parameter {
    name  = "neptune_enforce_ssl"
    value = "0"
  }
}
