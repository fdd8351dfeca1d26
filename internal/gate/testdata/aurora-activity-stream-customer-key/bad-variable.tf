variable "kms_key_id" {
  type    = string
  default = "alias/aws/rds"
}

resource "aws_rds_cluster_activity_stream" "bad" {
  kms_key_id = var.kms_key_id
}
