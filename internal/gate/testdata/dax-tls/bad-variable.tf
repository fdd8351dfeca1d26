variable "cluster_endpoint_encryption_type" {
  type    = string
  default = "NONE"
}

resource "aws_dax_cluster" "bad" {
  cluster_endpoint_encryption_type = var.cluster_endpoint_encryption_type
}
