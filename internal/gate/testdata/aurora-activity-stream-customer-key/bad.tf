resource "aws_rds_cluster_activity_stream" "bad" {
  resource_arn = aws_rds_cluster.orders.arn
  mode         = "async"
  kms_key_id   = "alias/aws/rds"
}

resource "aws_rds_cluster_activity_stream" "bad_missing" {
  resource_arn = aws_rds_cluster.orders.arn
  mode         = "sync"
}
