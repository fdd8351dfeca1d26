resource "aws_kms_key" "data" {}

resource "aws_db_instance" "orders" {
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.data.arn
}

resource "aws_db_instance" "without" {
  performance_insights_enabled = false
}

resource "aws_rds_cluster_instance" "orders" {
  performance_insights_enabled    = true
  performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
