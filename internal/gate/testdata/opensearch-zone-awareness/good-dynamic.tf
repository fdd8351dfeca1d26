resource "aws_opensearch_domain" "cambio" {
  dynamic "cluster_config" {
    for_each = [true]
    content {
      zone_awareness_enabled = cluster_config.value
    }
  }
}
