resource "aws_opensearch_domain" "bad" {
  dynamic "cluster_config" {
    for_each = [false]
    content {
      zone_awareness_enabled = cluster_config.value
    }
  }
}
