resource "aws_msk_cluster" "bad" {
  cluster_name = "orders"
}
