resource "aws_msk_cluster" "bad" {
  cluster_name = "orders"
}

resource "aws_msk_cluster" "bad_default" {
  enhanced_monitoring = "DEFAULT"
}
