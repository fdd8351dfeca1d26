variable "release_label" {
  default = "emr-7.5.0"
}

variable "service_role" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "instance_type" {
  default = "m5.xlarge"
}

resource "aws_emr_cluster" "bad" {
  name          = "orders"
  release_label = var.release_label
  service_role  = var.service_role
  master_instance_group {
    instance_type = var.instance_type
  }
}
