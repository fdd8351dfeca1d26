resource "aws_ssm_resource_data_sync" "own" {
  name = "inventory"

  s3_destination {
    bucket_name = "inventory"
    region      = "eu-central-1"
    kms_key_arn = "arn:aws:kms:eu-central-1:111111111111:key/1"
  }
}
