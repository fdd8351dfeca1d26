variable "instance_type" {
  default = "t3.small"
}

variable "image_id" {
  default = "amazonlinux-2023-x86_64"
}

resource "aws_cloud9_environment_ec2" "bad" {
  name          = "orders"
  instance_type = var.instance_type
  image_id      = var.image_id
}
