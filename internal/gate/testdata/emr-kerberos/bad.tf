resource "aws_emr_cluster" "bad" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
}
