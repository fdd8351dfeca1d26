resource "aws_sagemaker_feature_group" "bad" {
  feature_group_name             = "orders"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "at"
  role_arn                       = "arn:aws:iam::111111111111:role/orders"
  feature_definition {
    feature_name = "id"
    feature_type = "String"
  }
  offline_store_config {
    s3_storage_config {
      s3_uri = "s3://orders"
    }
  }
}
