resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  ec2_attributes {
    subnet_id        = "subnet-1"
    instance_profile = "orders"
  }
}

resource "aws_emr_cluster" "invoices" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  ec2_attributes {
    subnet_ids       = ["subnet-1"]
    instance_profile = "orders"
  }
}
