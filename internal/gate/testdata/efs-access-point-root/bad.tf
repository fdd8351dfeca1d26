resource "aws_efs_access_point" "bad_missing" {
  file_system_id = "fs-0a"
}

resource "aws_efs_access_point" "bad_root" {
  file_system_id = "fs-0a"

  root_directory {
    path = "/"
  }
}
