resource "aws_efs_mount_target" "orders" {
  file_system_id  = "fs-0a"
  subnet_id       = "subnet-0a"
  security_groups = ["sg-0a"]
}
