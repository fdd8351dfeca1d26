resource "aws_opensearch_domain" "bad" {
  dynamic "cluster_config" {
    for_each = [0]
    content {
      dedicated_master_count = cluster_config.value
    }
  }
}
