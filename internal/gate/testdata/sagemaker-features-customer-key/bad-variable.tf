variable "feature_group_name" {
  default = "orders"
}

variable "record_identifier_feature_name" {
  default = "id"
}

variable "event_time_feature_name" {
  default = "at"
}

variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "feature_name" {
  default = "id"
}

variable "feature_type" {
  default = "String"
}

variable "s3_uri" {
  default = "s3://orders"
}

resource "aws_sagemaker_feature_group" "bad" {
  feature_group_name             = var.feature_group_name
  record_identifier_feature_name = var.record_identifier_feature_name
  event_time_feature_name        = var.event_time_feature_name
  role_arn                       = var.role_arn
  feature_definition {
    feature_name = var.feature_name
    feature_type = var.feature_type
  }
  offline_store_config {
    s3_storage_config {
      s3_uri = var.s3_uri
    }
  }
}
