resource "aws_opensearch_domain" "bad_missing" {
  cluster_config {
    instance_count = 3
  }
}

resource "aws_elasticsearch_domain" "bad_false" {
  cluster_config {
    zone_awareness_enabled = false
  }
}
