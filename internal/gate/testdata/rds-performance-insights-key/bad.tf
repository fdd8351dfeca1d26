data "aws_kms_alias" "rds" {
  name = "alias/aws/rds"
}

resource "aws_db_instance" "bad_missing" {
  performance_insights_enabled = true
}

resource "aws_rds_cluster_instance" "bad_managed" {
  performance_insights_enabled    = true
  performance_insights_kms_key_id = data.aws_kms_alias.rds.target_key_arn
}
