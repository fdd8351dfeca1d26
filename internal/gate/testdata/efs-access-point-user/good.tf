resource "aws_efs_access_point" "orders" {
  file_system_id = "fs-0a"

  posix_user {
    uid = 1000
    gid = 1000
  }
}
