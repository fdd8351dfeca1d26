resource "aws_cloud9_environment_ec2" "orders" {
  name                        = "orders"
  instance_type               = "t3.small"
  image_id                    = "amazonlinux-2023-x86_64"
  automatic_stop_time_minutes = 30
}
