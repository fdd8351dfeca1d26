resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  kerberos_attributes {
    kdc_admin_password = "placeholder"
    realm              = "EC2.INTERNAL"
  }
}
