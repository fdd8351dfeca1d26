resource "aws_cloud9_environment_ec2" "bad" {
  count         = 2
  name          = "orders"
  instance_type = "t3.small"
  image_id      = "amazonlinux-2023-x86_64"
}
