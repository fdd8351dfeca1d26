variable "cluster" {
  type = string
}

resource "aws_redshift_cluster" "unsure" {
  cluster_identifier = "reports"
}

resource "aws_redshift_logging" "this" {
  cluster_identifier = var.cluster
}
