resource "aws_ssm_resource_data_sync" "bad_silent" {
  name = "inventory"

  s3_destination {
    bucket_name = "inventory"
    region      = "eu-central-1"
  }
}
