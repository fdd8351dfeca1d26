variable "cluster_endpoint_encryption_type" {
  type    = string
  default = "TLS"
}

resource "aws_dax_cluster" "carts" {
  cluster_endpoint_encryption_type = var.cluster_endpoint_encryption_type
}
