resource "aws_dax_cluster" "bad_missing" {
  cluster_name = "orders"
}

resource "aws_dax_cluster" "bad_none" {
  cluster_endpoint_encryption_type = "NONE"
}
