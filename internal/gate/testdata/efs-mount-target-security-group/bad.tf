resource "aws_efs_mount_target" "bad" {
  file_system_id = "fs-0a"
  subnet_id      = "subnet-0a"
}
