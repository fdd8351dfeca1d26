resource "aws_opensearch_domain" "orders" {
  cluster_config {
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "standby" {
  cluster_config {
    multi_az_with_standby_enabled = true
  }
}
